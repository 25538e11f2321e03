import { useEffect, useState } from 'react'
import { createScope, every } from '#shared/kernel/scope'
import { memberOf } from '#shared/room/state'
import { useLive } from '../../../call/use-call'
import { useServices } from '../../../call/use-services'
import { myMember } from '../../../store/select'
import { learns, overlooks, teaches } from '../law/who'

const useRole = (): string => useLive((live) => myMember(live)?.role ?? '', '')

/** Whether this person leads the class, is taught in it, or sees what each student did. */
export const useTeaches = (): boolean => teaches(useRole())
export const useLearns = (): boolean => learns(useRole())
export const useOverlooks = (): boolean => overlooks(useRole())

export const useMyId = (): string => useLive(({ you }) => you, '')

/** The name of a member; a dash for one who has left. */
export const useName = (id: string | null): string => useLive(({ room }) => (id === null ? null : memberOf(room, id)?.name) ?? '--', '--')

/** The same of many. */
export const useNames = (ids: readonly string[], gone: string): readonly string[] => useLive(({ room }) => ids.map((id) => memberOf(room, id)?.name ?? gone), NONE)

const NONE: readonly string[] = []
const TICK_MS = 200

/** Whole seconds until a time of the server's clock, counted down; null without one. */
export function useSecondsLeft(until: number | null): number | null {
  const { now } = useServices()
  const offset = useLive(({ clockOffsetMs }) => clockOffsetMs, 0)
  const [left, setLeft] = useState<number | null>(null)
  useEffect(() => {
    if (until === null) return setLeft(null)
    const scope = createScope()
    const tick = () => setLeft(Math.max(0, Math.ceil((until - now() - offset) / 1_000)))
    tick()
    every(scope, TICK_MS, tick)
    return () => scope.end()
  }, [until, offset, now])
  return left
}
