import { impossible } from '#shared/kernel/impossible'
import type { RecordingReply } from '#shared/protocol/http'
import type { LoggedEvent, RoomEvent } from '#shared/room/events'
import type { MemberId, RecordingId, StagePlace, StreamId } from '#shared/room/state'
import type { Say } from './words/words'

/** One line of what happened in the room. */
export interface Entry {
  readonly seq: number
  /** Ms from the recording's start. */
  readonly at: number
  readonly kind: 'people' | 'chat' | 'hand' | 'room'
  /** Who says it, for a message. */
  readonly by?: string
  readonly text: string
}

type Line = Omit<Entry, 'seq' | 'at'>

/** The events of a recording in words; what nobody would look for is left out. */
export function entriesOf({ startedAt, people, events }: Pick<RecordingReply, 'startedAt' | 'people' | 'events'>, say: Say): readonly Entry[] {
  const teller = new Teller(people, say)
  return events.flatMap((logged) => {
    const line = teller.tell(logged.event)
    return line ? [{ seq: logged.seq, at: Math.max(0, logged.at - startedAt), ...line }] : []
  })
}

/** The place in the list of what happened last at a position; -1 before the first. */
export function entryAt(entries: readonly Entry[], position: number): number {
  let last = -1
  for (const [index, { at }] of entries.entries()) {
    if (at > position) break
    last = index
  }
  return last
}

type Change<Type extends RoomEvent['type']> = Extract<RoomEvent, { readonly type: Type }>

/** Knows what was before, where a line depends on it. */
class Teller {
  private readonly names: Map<MemberId, string>
  private readonly say: Say
  private readonly places = new Map<MemberId, StagePlace>()
  /** Who asked for which; what a law takes is no news. */
  private readonly clips = new Map<RecordingId, MemberId>()
  /** A stream that changed, or came back with another gateway, is told anew. */
  private readonly screens = new Set<StreamId>()
  private readonly cameras = new Map<MemberId, 'on' | 'off'>()

  constructor(people: RecordingReply['people'], say: Say) {
    this.names = new Map(people.map(({ id, name }) => [id, name]))
    this.say = say
  }

  tell(event: LoggedEvent['event']): Line | null {
    switch (event.type) {
      case 'member.joined':
        return this.joined(event)
      case 'member.left':
        return { kind: 'people', text: this.say(event.why === 'removed' ? 'event.removed' : 'event.left', { name: this.name(event.id) }) }
      case 'member.media':
        return this.media(event)
      case 'member.hand':
      case 'member.stage':
        return event.type === 'member.stage' ? this.stage(event) : this.hand(event)
      case 'chat.sent':
        return { kind: 'chat', by: event.name, text: event.text === '' ? this.say('event.deleted') : event.text }
      case 'stream.started':
      case 'stream.ended':
        return this.stream(event)
      case 'recording.started':
      case 'recording.stopped':
        return { kind: 'room', text: this.recording(event) }
      case 'clip.asked':
      case 'clip.made':
        return this.clip(event)
      case 'room.ended':
        return { kind: 'room', text: this.say('event.ended') }
      case 'chat.muted':
      case 'chat.deleted':
      case 'member.presence':
      case 'mix.started':
      case 'mix.stopped':
      case 'gateway.renewed':
      case 'clip.failed':
      case 'law.happened':
      case 'law.hidden':
      case 'member.shown':
      case 'member.hidden':
        return null
      default:
        return impossible(event)
    }
  }

  private name(id: MemberId | null): string {
    return (id === null ? undefined : this.names.get(id)) ?? this.say('somebody')
  }

  private hand({ id, raised }: Change<'member.hand'>): Line | null {
    return raised ? { kind: 'hand', text: this.say('event.hand', { name: this.name(id) }) } : null
  }

  private recording(event: Change<'recording.started' | 'recording.stopped'>): string {
    if (event.type === 'recording.started') return this.say('event.recording', { name: this.name(event.by) })
    return this.say(event.by === null ? 'event.recording-broke' : 'event.recording-stopped')
  }

  private stream(event: Change<'stream.started' | 'stream.ended'>): Line | null {
    if (event.type === 'stream.ended') this.screens.delete(event.id)
    if (event.type === 'stream.ended' || event.stream.source !== 'screen' || this.screens.has(event.stream.id)) return null
    this.screens.add(event.stream.id)
    return { kind: 'room', text: this.say('event.screen', { name: this.name(event.stream.owner) }) }
  }

  private clip(event: Change<'clip.asked' | 'clip.made'>): Line | null {
    if (event.type === 'clip.asked') {
      if (event.by !== null) this.clips.set(event.id, event.by)
      return null
    }
    const { id } = event
    const by = this.clips.get(id)
    return by === undefined ? null : { kind: 'room', text: this.say('event.clip', { name: this.name(by) }) }
  }

  private joined({ member }: Change<'member.joined'>): Line {
    this.names.set(member.id, member.name)
    this.places.set(member.id, member.stage)
    this.cameras.set(member.id, member.camera)
    return { kind: 'people', text: this.say('event.joined', { name: member.name }) }
  }

  /** Who switches the own devices is no news. */
  private media({ id, by, camera }: Change<'member.media'>): Line | null {
    const before = this.cameras.get(id)
    this.cameras.set(id, camera)
    if (by === id) return null
    const key = before === 'on' && camera === 'off' ? 'event.camera-off' : 'event.muted'
    return { kind: 'people', text: this.say(key, { name: this.name(id), by: this.name(by) }) }
  }

  private stage({ id, stage }: Change<'member.stage'>): Line | null {
    const before = this.places.get(id)
    this.places.set(id, stage)
    if (stage === 'seated') return { kind: 'people', text: this.say('event.seated', { name: this.name(id) }) }
    return stage === 'audience' && before !== 'invited' ? { kind: 'people', text: this.say('event.unseated', { name: this.name(id) }) } : null
  }
}
