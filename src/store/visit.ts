import type { Result } from '#shared/kernel/result'
import { createScope, type Scope } from '#shared/kernel/scope'
import type { FailureCode } from '#shared/protocol/failures'
import type { ClientLogRequest, MediaGrant, PlayReply, PublishReply } from '#shared/protocol/http'
import type { ClientKind, MemberId, RoomState, StreamId, StreamSource } from '#shared/room/state'
import type { ScenarioManifest } from '#shared/scenario/manifest'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { MediaNeeds, MediaRoom, PublishChoice } from '../media/contract'
import type { Lifecycle } from '../platform/lifecycle/contract'
import type { Signaling } from '../signaling/contract'
import { arrived } from './apply'
import { createClientLog, type ClientLog } from './client-log'
import { createCarriedLaw, type CarriedLaw } from './law'
import { withNotice } from './notices'
import { createPassing, type Passing } from './passing'
import { idle, type LiveState, type News, type SessionState } from './state'

/** What a session stands on; `start-session.ts` gives the real parts, tests give fakes. */
export interface SessionNeeds {
  readonly scenario: ScenarioManifest
  readonly client: ClientKind
  readonly signaling: Signaling
  readonly doors: RoomDoors
  readonly openMedia: (needs: MediaNeeds, visit: Scope) => Promise<MediaRoom>
  readonly lifecycle: Lifecycle
  readonly now: () => number
  /** The devices as they were left in the device check. */
  readonly choice: PublishChoice
  readonly devices?: MediaNeeds['devices']
}

/** The HTTP doors of this one room. */
export interface RoomDoors {
  publish(source: StreamSource): Promise<Result<PublishReply, FailureCode>>
  play(stream: StreamId): Promise<Result<PlayReply, FailureCode>>
  renewGrant(): Promise<Result<MediaGrant, FailureCode>>
  sendLog(log: ClientLogRequest): Promise<Result<void, FailureCode>>
}

/** What the duties of one visit share. */
export interface Visit {
  readonly needs: SessionNeeds
  /** Everything of the visit but the talk with the server. */
  readonly scope: Scope
  /** The talk: it outlives the visit by a moment, to say good-bye. */
  readonly talk: Scope
  readonly store: StoreApi<SessionState>
  readonly log: ClientLog
  readonly passing: Passing
  readonly law: CarriedLaw
  /** The room as far as it is known, also before it is shown. */
  live(): LiveState | null
  update(change: (live: LiveState) => LiveState): void
  arrive(room: RoomState, you: MemberId): void
  /** Shows the room. */
  open(): void
  notify(news: News): void
  become(state: SessionState): void
}

/** A visit that has not begun. */
export function createVisit(needs: SessionNeeds): Visit {
  const store = createStore<SessionState>(() => idle)
  const log = createClientLog()
  // While media is being opened the room already changes: it is kept here and shown by `open`.
  let hidden: LiveState | null = null
  let lastNotice = 0

  const live = () => {
    const state = store.getState()
    return state.phase === 'live' ? state : hidden
  }
  const put = (next: LiveState) => {
    if (store.getState().phase === 'live') store.setState(next, true)
    else hidden = next
  }
  const update = (change: (live: LiveState) => LiveState) => {
    const before = live()
    const next = before && change(before)
    if (next && next !== before) put(next)
  }

  return {
    needs,
    scope: createScope(),
    talk: createScope(),
    store,
    log,
    passing: createPassing(),
    law: createCarriedLaw(),
    live,
    update,
    arrive: (room, you) => put(arrived(room, you, live())),
    open() {
      if (hidden) store.setState(hidden, true)
      hidden = null
    },
    notify: (news) => update((now) => withNotice(now, { ...news, id: ++lastNotice })),
    become(state) {
      hidden = null
      store.setState(state, true)
    },
  }
}
