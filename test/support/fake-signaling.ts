import { success, type Result } from '#shared/kernel/result'
import type { FailureCode } from '#shared/protocol/failures'
import type { JoinReply } from '#shared/protocol/http'
import type { Ephemeral, RoomCommand } from '#shared/room/commands'
import type { RoomEvent } from '#shared/room/events'
import type { MemberId, RoomState } from '#shared/room/state'
import type { LinkState, Signaling, SignalingListener } from '../../src/signaling/contract'
import { member, room as freshRoom } from './room'

/** A conversation that a test leads: it answers what the test says, and remembers what was asked. */
export interface FakeSignaling extends Signaling {
  readonly commands: readonly RoomCommand[]
  readonly ephemerals: readonly Ephemeral[]
  readonly pokes: () => number
  /** The door gave a ticket; the room is not known yet. */
  ticket(): void
  /** The door opens with this room; `join` resolves. */
  admit(room?: RoomState, you?: MemberId): void
  /** The door stays shut; `join` resolves. */
  refuse(code: FailureCode): void
  /** What the next commands are answered. */
  answer(result: Result<void, FailureCode>): void
  happen(...events: readonly RoomEvent[]): void
  snapshot(room: RoomState): void
  hear(from: MemberId, data: Ephemeral): void
  here(count: number, hands?: readonly number[]): void
  link(state: LinkState): void
}

const reply: JoinReply = { ticket: 'ticket', socketUrl: 'ws://fake', media: { engine: 'gateway', play: [] } }

/** Nobody has joined yet. */
export function createFakeSignaling({ now = Date.now }: { readonly now?: () => number } = {}): FakeSignaling {
  const commands: RoomCommand[] = []
  const ephemerals: Ephemeral[] = []
  let listener: SignalingListener | null = null
  let settle: (result: Result<JoinReply, FailureCode>) => void = () => undefined
  let answer: Result<void, FailureCode> = success(undefined)
  let pokes = 0
  let seq = 0
  let me = 'me'
  const told = (): SignalingListener => {
    if (!listener) throw new Error('nobody has joined')
    return listener
  }
  return {
    commands,
    ephemerals,
    pokes: () => pokes,
    join(_visit, given) {
      listener = given
      return new Promise((resolve) => {
        settle = resolve
      })
    },
    async command(command) {
      commands.push(command)
      return answer
    },
    ephemeral: (data) => void ephemerals.push(data),
    poke: () => void (pokes += 1),
    ticket: () => told().admitted(reply),
    admit(room = freshRoom({ members: [member({ id: 'me' })] }), you = 'me') {
      me = you
      told().snapshot(room, seq, you)
      told().link({ link: 'online' })
      settle(success(reply))
    },
    refuse: (failure) => settle({ ok: false, failure }),
    answer(result) {
      answer = result
    },
    happen(...events) {
      for (const event of events) told().event({ seq: ++seq, at: now(), event })
    },
    snapshot: (room) => told().snapshot(room, seq, me),
    hear: (from, data) => told().ephemeral(from, data),
    here: (count, hands = []) => told().here({ count, hands }),
    link: (state) => told().link(state),
  }
}
