import { failure, type Result } from '#shared/kernel/result'
import type { CallFailure } from '../../border/calls.ts'
import type { ComponentNeeds } from '../component.ts'
import { isOn } from './pusher-attributes.ts'

type Method = () => Result<unknown, CallFailure>

/** Casting where there is no television: each search ends without a device, which is told as WeChat tells it. */
export function castingMethods({ attribute, emit }: ComponentNeeds): Readonly<Record<string, Method>> {
  const allowed = (search: Method): Method => () => (isOn(attribute('enable-casting'), false) ? search() : failure({ why: 'enable-casting of the live-player is off' }))
  const search = allowed(() => {
    emit('castinguserselect', { state: 'fail' })
    return failure({ why: 'no device found' })
  })
  return {
    startCasting: search,
    switchCasting: search,
    reconnectCasting: allowed(() => {
      emit('castingstatechange', { type: 'connect', state: 'fail' })
      return failure({ why: 'no device was cast to before' })
    }),
    exitCasting: allowed(() => failure({ why: 'nothing is cast' })),
  }
}
