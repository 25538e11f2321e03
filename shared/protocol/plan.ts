import type { RoomSummary } from './http.ts'

/** Before the start the door opens this long: the host gets ready, others stand in the waiting room. */
export const DOOR_OPENS_BEFORE_MS = 10 * 60_000
/** Of one plan, over all its changes. */
export const MAX_OCCURRENCES = 200
/** Names on one plan's list. */
export const MAX_STUDENTS = 500
export const SHORTEST_MINUTES = 5
export const LONGEST_MINUTES = 12 * 60
/** What a reminder is set to where nobody says otherwise, minutes before the start. */
export const USUAL_REMINDER_MINUTES = 10

/** When a repeated plan stops: after so many times, or with a day (`2026-12-31`, in the plan's zone, itself included). */
export type PlanEnd = { readonly by: 'count'; readonly count: number } | { readonly by: 'date'; readonly date: string }

/** Weekdays as in ISO 8601: 1 is Monday, 7 is Sunday. */
export type PlanRepeat =
  | { readonly every: 'day'; readonly end: PlanEnd }
  | { readonly every: 'week'; readonly weekdays: readonly number[]; readonly end: PlanEnd }

/** `POST /api/plans`. Times are milliseconds since 1970, whole minutes; `zone` is an IANA name: a repeated plan keeps its time of day there. */
export interface PlanRequest {
  readonly scenario: string
  readonly variant?: string | undefined
  readonly title: string
  readonly startsAt: number
  readonly zone: string
  readonly minutes: number
  /** Null: once. */
  readonly repeat: PlanRepeat | null
  readonly students?: readonly string[] | undefined
  /** Minutes before the start; null: none. Left out: ten. */
  readonly reminder?: number | null | undefined
}

/** Which occurrences a change reaches: one, this and all later ones, or all. */
export type PlanScope = 'one' | 'later' | 'all'

/** `PATCH /api/plans/:id`. What is left out stays; the list and the reminder are the whole plan's, whatever the scope. */
export interface PlanChange {
  readonly scope: PlanScope
  /** The occurrence's name (`Occurrence.at`); needed for `one` and `later`. */
  readonly occurrence?: number | undefined
  readonly title?: string | undefined
  /** Of the one, or of the first of those that change. */
  readonly startsAt?: number | undefined
  readonly zone?: string | undefined
  readonly minutes?: number | undefined
  readonly repeat?: PlanRepeat | null | undefined
  readonly students?: readonly string[] | undefined
  readonly reminder?: number | null | undefined
  /** They do not take place. */
  readonly cancelled?: true | undefined
}

/** `DELETE /api/plans/:id`: one occurrence, or without a body all. */
export interface PlanCancel { readonly occurrence?: number | undefined }

/** One time that a plan takes place. */
export interface Occurrence {
  /** Its name, for ever: the start as it was planned first, ms. */
  readonly at: number
  readonly startsAt: number
  readonly endsAt: number
  readonly title: string
  readonly cancelled: boolean
  /** Where it was held; null before, and for guests while it goes on. */
  readonly room: string | null
}

/** A plan as who has its link sees it; `students` is for its host. */
export interface PlanView {
  readonly id: string
  readonly scenario: string
  readonly variant: string | null
  readonly title: string
  /** The host's name. */
  readonly host: string
  readonly mine: boolean
  readonly zone: string
  /** Of the first occurrence. */
  readonly startsAt: number
  readonly minutes: number
  readonly repeat: PlanRepeat | null
  readonly reminder: number | null
  readonly cancelled: boolean
  readonly students: readonly string[]
  /** In the order of their starts. */
  readonly occurrences: readonly Occurrence[]
}

/** Whether one may come in now. */
export type PlanDoor =
  | { readonly state: 'closed'; readonly opensAt: number; readonly startsAt: number }
  /** The waiting room is open, and the host is not there yet. */
  | { readonly state: 'waiting'; readonly startsAt: number; readonly occurrence: number }
  | { readonly state: 'open'; readonly startsAt: number; readonly occurrence: number }
  | { readonly state: 'over' }
  | { readonly state: 'cancelled' }

/** `now` is the server's clock, by which people count down. */
export interface PlanReply {
  readonly now: number
  readonly plan: PlanView
  readonly door: PlanDoor
}

/** A line of somebody's schedule. */
export interface PlanLine {
  readonly id: string
  readonly scenario: string
  readonly host: string
  readonly mine: boolean
  readonly repeats: boolean
  readonly occurrence: Occurrence
}

/** `GET /api/plans`: what goes on or comes, next first, at most 200; and what was, newest first, at most 50. */
export interface PlansReply {
  readonly now: number
  readonly coming: readonly PlanLine[]
  readonly past: readonly PlanLine[]
}

/** `POST /api/plans/:id/enter`: the room, or a place in the waiting room. */
export type EnterReply =
  | { readonly state: 'open'; readonly now: number; readonly room: RoomSummary }
  | { readonly state: 'waiting'; readonly now: number; readonly startsAt: number; readonly host: string }

/** The page of a plan in the app, for links, codes and calendars. */
export const planPage = (id: string): string => `/pages/plans/index?id=${encodeURIComponent(id)}`

/** The address that brings a browser to a plan. */
export const planLink = (serverBase: string, id: string): string => `${serverBase}/#${planPage(id)}`
