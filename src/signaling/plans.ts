import { jsonOf } from '#shared/kernel/json'
import type { Result } from '#shared/kernel/result'
import type { FailureCode } from '#shared/protocol/failures'
import type { EnterReply, PlanChange, PlanReply, PlanRequest, PlansReply } from '#shared/protocol/plan'
import { enterReplySchema, planReplySchema, plansReplySchema } from '#shared/protocol/plan-reply-schema'
import { askServer } from './ask-server'
import { askSignedIn, type SignedIn } from './ask-signed-in'

const doorOf = (id: string, door = ''): string => `/api/plans/${encodeURIComponent(id)}${door}`

/** This person's schedule. */
export const findPlans = (needs: SignedIn): Promise<Result<PlansReply, FailureCode>> =>
  askSignedIn(needs, { method: 'GET', path: '/api/plans', answer: plansReplySchema })

/** A plan by its link's id; who never signed in sees it too. */
export function findPlan(needs: SignedIn, id: string): Promise<Result<PlanReply, FailureCode>> {
  const question = { method: 'GET' as const, path: doorOf(id), answer: planReplySchema }
  return needs.identity.current() === null ? askServer(needs, question) : askSignedIn(needs, question)
}

/** Plans a room; the person has signed in. */
export const makePlan = (needs: SignedIn, request: PlanRequest): Promise<Result<PlanReply, FailureCode>> =>
  askSignedIn(needs, { method: 'POST', path: '/api/plans', body: jsonOf(request), answer: planReplySchema })

/** By POST: WeChat has no PATCH. */
export const changePlan = (needs: SignedIn, id: string, change: PlanChange): Promise<Result<PlanReply, FailureCode>> =>
  askSignedIn(needs, { method: 'POST', path: doorOf(id), body: jsonOf(change), answer: planReplySchema })

/** The room of now, or a place in the waiting room. */
export const enterPlan = (needs: SignedIn, id: string): Promise<Result<EnterReply, FailureCode>> =>
  askSignedIn(needs, { method: 'POST', path: doorOf(id, '/enter'), answer: enterReplySchema })

/** Where the calendar file lies. */
export const calendarUrl = (serverBase: string, id: string): string => serverBase + doorOf(id, '/calendar.ics')
