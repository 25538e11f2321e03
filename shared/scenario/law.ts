import type { Json } from '#shared/kernel/json'
import type { Result } from '#shared/kernel/result'
import type { FailureCode } from '#shared/protocol/failures'
import type { RoomEvent } from '#shared/room/events'
import type { MemberId, RoomState } from '#shared/room/state'

/** Who moves, when, in which room; `random` is in [0, 1) and injected. */
export interface LawContext {
  readonly by: MemberId
  readonly role: string
  readonly now: number
  readonly random: () => number
  readonly room: RoomState
}

/** Who looks at what a law keeps. */
export interface Onlooker {
  readonly id: MemberId
  readonly role: string
}

/**
 * What of a law does not reach everybody: the server applies it in every way out, and answers the very same object where nothing is hidden.
 * It is kept by `reduce`: what an onlooker saw, and what happens then as that onlooker sees it, make what the onlooker sees behind it;
 * a happening that is hidden changes nothing that the onlooker sees. So what opens something brings it along in its happening.
 */
export interface LawVeil<State extends Json = Json, Happening extends Json = Json> {
  state(state: State, onlooker: Onlooker): State
  /** Null: the onlooker learns only that something happened. */
  happening(happening: Happening, onlooker: Onlooker): Happening | null
}

/** What a law may have the room do. The rules of the room hold: who finds no seat stays where they are, and nobody turns a device on. */
export type LawOrder =
  | { readonly type: 'seat'; readonly member: MemberId }
  /** Asks somebody of the audience up, while more seats are free than people are asked. They answer as they answer the host. */
  | { readonly type: 'invite'; readonly member: MemberId }
  /** Also withdraws an invitation. */
  | { readonly type: 'take-down'; readonly member: MemberId }
  | { readonly type: 'lower-hand'; readonly member: MemberId }
  | { readonly type: 'mute'; readonly member: MemberId; readonly device: 'microphone' | 'camera' }
  /** Keeps the last seconds of all streams, where the room keeps as much. */
  | { readonly type: 'clip'; readonly seconds: number }

/** Everybody who was called at one time, and those who said that they are here; `at` in ms. */
export interface RollCall {
  readonly at: number
  readonly called: readonly MemberId[]
  readonly answered: readonly MemberId[]
}

/** What everybody runs of a law, the server and each client: the state is only made by this, from what happened. */
export interface LawReducer<State extends Json = Json, Happening extends Json = Json> {
  readonly opening: State
  reduce(state: State, happening: Happening): State
}

/**
 * The law of a scenario: pure, and run by the server with authority. Clients carry its reducer alone.
 * Every happening goes into the room's log. States, moves and happenings are `type` aliases of JSON shape.
 */
export interface Law<State extends Json = Json, Move extends Json = Json, Happening extends Json = Json> extends LawReducer<State, Happening> {
  /** Any JSON either is a move or is refused with null; it never throws. */
  parseMove(data: Json): Move | null
  decide(state: State, move: Move, context: LawContext): Result<readonly Happening[], FailureCode>
  /** When the server must call `atDeadline`, in the server's milliseconds, or null. It is state, so it survives a restart. */
  nextDeadline(state: State): number | null
  atDeadline(state: State, now: number): readonly Happening[]
  /** A member left for good, or lost the seat. */
  afterLeave(state: State, member: MemberId, now: number): readonly Happening[]
  /** What the law adds to what happened in the room: a hand went up, a seat became free. `room` is as it stands behind the event; it is asked about its own happenings too. Left out: nothing. */
  afterEvent?(state: State, event: RoomEvent, now: number, room: RoomState, freeSeats: number): readonly Happening[]
  /** What the room does at once, in the same transaction; `room` is as it stands behind the happening. What its rules refuse does not happen. */
  orders?(happening: Happening, room: RoomState): readonly LawOrder[]
  /** Left out: everybody sees everything. */
  readonly veil?: LawVeil<State, Happening> | undefined
  /** Who was called by name and who answered, oldest first: for the attendance. Left out: nobody is called. */
  rollCalls?(state: State): readonly RollCall[]
  /** Whom passing data from `by` reaches; it is not stored, changes no state and may be anything. An empty list: nobody. Left out: the law has none. */
  passing?(state: State, data: Json, by: Onlooker, room: RoomState): 'everybody' | readonly MemberId[]
}

/** What shows a room whose law is not there, or has no rules of its own. */
export const noReducer: LawReducer = { opening: null, reduce: (state) => state }

/** The law of a scenario that has no rules of its own yet. */
export const noLaw: Law = {
  ...noReducer,
  parseMove: () => null,
  decide: () => ({ ok: true, value: [] }),
  nextDeadline: () => null,
  atDeadline: () => [],
  afterLeave: () => [],
}
