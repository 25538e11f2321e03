import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { after, createScope, every } from '#shared/kernel/scope'
import type { FailureCode } from '#shared/protocol/failures'
import type { RoomSummary } from '#shared/protocol/http'
import { roomPath } from '../../call/paths'
import { rememberRoom } from '../../call/recent-rooms'
import { useServices } from '../../call/use-services'
import { scenarios } from '../../scenarios/catalog'
import { enterPlan } from '../../signaling/plans'
import { usePlansApi } from './use-plans-api'

/** A school behind one address asks as one: rarely enough that nobody is slowed down. */
const ASK_EVERY_MS = 4_000
const TICK_MS = 1_000

export type WaitingState =
  | { readonly state: 'waiting' }
  /** No answer came: it goes on asking. */
  | { readonly state: 'lost' }
  | { readonly state: 'refused'; readonly why: FailureCode }
  | { readonly state: 'going' }

/** Asks at the door until it opens, then goes in. */
export function useWaiting(id: string): WaitingState {
  const services = useServices()
  const api = usePlansApi()
  const [state, setState] = useState<WaitingState>({ state: 'waiting' })
  useEffect(() => {
    const scope = createScope()
    const goIn = (room: RoomSummary) => {
      const scenario = scenarios.find((one) => one.id === room.scenario)
      if (scenario === undefined) return setState({ state: 'refused', why: 'scenario/unknown' })
      setState({ state: 'going' })
      rememberRoom(services.storage, { id: room.id, joinCode: room.joinCode, scenario: room.scenario, title: room.title, at: services.now(), mine: false })
      void Taro.redirectTo({ url: roomPath(scenario, room.id) })
    }
    const ask = () => {
      void enterPlan(api, id).then((entered) => {
        if (scope.ended) return
        if (entered.ok && entered.value.state === 'open') return goIn(entered.value.room)
        if (!entered.ok && !PATIENT.includes(entered.failure)) return setState({ state: 'refused', why: entered.failure })
        setState({ state: !entered.ok && entered.failure === 'server/unreachable' ? 'lost' : 'waiting' })
        after(scope, ASK_EVERY_MS, ask)
      })
    }
    ask()
    return () => scope.end()
  }, [api, services, id])
  return state
}

/** After these it is worth to ask again. */
const PATIENT: readonly FailureCode[] = ['plan/too-early', 'server/unreachable', 'server/busy', 'server/fault', 'rate/limited']

/** The server's time, each second. */
export function useServerTime(ahead: number): number {
  const { now } = useServices()
  const [time, setTime] = useState(() => now() + ahead)
  useEffect(() => {
    const scope = createScope()
    every(scope, TICK_MS, () => setTime(now() + ahead))
    return () => scope.end()
  }, [now, ahead])
  return time
}
