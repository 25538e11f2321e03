import Taro from '@tarojs/taro'
import { useState } from 'react'
import type { FailureCode } from '#shared/protocol/failures'
import type { Door } from '../../call/aim'
import { enterRoom } from '../../call/enter-room'
import { roomPath } from '../../call/paths'
import { useServices } from '../../call/use-services'
import type { LivePreview } from './use-preview'

/** Why the door stayed shut, and whether the devices were given away before that. */
export interface Refusal {
  readonly why: FailureCode
  readonly devicesGone: boolean
}

export interface Entrance {
  readonly state: 'ready' | 'busy' | 'nameless'
  readonly enter: (name: string) => void
}

/** The one button: signs in, opens the room if it is new, joins, and goes there. A refused person stays where they were. */
export function useEntrance(door: Door | null, { preview, state: devices }: LivePreview, onRefused: (refusal: Refusal) => void): Entrance {
  const services = useServices()
  const [state, setState] = useState<Entrance['state']>('ready')
  const enter = (name: string) => {
    if (door === null || state === 'busy') return
    if (name === '') return setState('nameless')
    setState('busy')
    let devicesGone = false
    const handOver = () => {
      devicesGone = true
      return preview.handOver()
    }
    void enterRoom(services, { door, name, devices, handOver }).then((entered) => {
      if (entered.ok) return void Taro.redirectTo({ url: roomPath(door.scenario, entered.value, door.wish) })
      setState('ready')
      onRefused({ why: entered.failure, devicesGone })
    })
  }
  return { state, enter }
}
