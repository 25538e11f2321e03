import type { Occurrence, PlanScope } from '#shared/protocol/plan'

/** What the page of a plan shows: the plan, a form that changes it, or the waiting room. */
export type Face =
  | { readonly face: 'plan' }
  | { readonly face: 'edit'; readonly scope: PlanScope; readonly occurrence: Occurrence }
  | { readonly face: 'waiting' }
