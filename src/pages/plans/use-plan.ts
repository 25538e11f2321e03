import { useDidShow } from '@tarojs/taro'
import { useCallback, useEffect, useState } from 'react'
import { createScope, every } from '#shared/kernel/scope'
import type { Result } from '#shared/kernel/result'
import type { FailureCode } from '#shared/protocol/failures'
import type { PlanReply } from '#shared/protocol/plan'
import { useServices } from '../../call/use-services'
import { findPlan } from '../../signaling/plans'
import { usePlansApi } from './use-plans-api'

/** So often an open page looks whether the door was opened, or something changed. */
const LOOK_EVERY_MS = 15_000

export type PlanState =
  | { readonly state: 'loading' }
  /** `ahead`: the server's clock minus this device's, ms. */
  | { readonly state: 'open'; readonly reply: PlanReply; readonly ahead: number }
  | { readonly state: 'refused'; readonly why: FailureCode }

export interface FollowedPlan {
  readonly found: PlanState
  readonly reload: () => void
  /** What the server answered to a change. */
  readonly take: (reply: PlanReply) => void
}

/** A plan, looked at again while its page is open; what is shown stays when looking fails. */
export function usePlan(id: string): FollowedPlan {
  const { now } = useServices()
  const api = usePlansApi()
  const [found, setFound] = useState<PlanState>({ state: 'loading' })
  const take = useCallback((reply: PlanReply) => setFound({ state: 'open', reply, ahead: reply.now - now() }), [now])
  const reload = useCallback(() => {
    void findPlan(api, id).then((answer: Result<PlanReply, FailureCode>) => {
      if (answer.ok) take(answer.value)
      else setFound((before) => (before.state === 'open' ? before : { state: 'refused', why: answer.failure }))
    })
  }, [api, id, take])
  useDidShow(reload)
  useEffect(() => {
    const scope = createScope()
    every(scope, LOOK_EVERY_MS, reload)
    return () => scope.end()
  }, [reload])
  return { found, reload, take }
}
