import type { IAgoraRTCClient, IAgoraRTCRemoteUser } from 'agora-rtc-sdk-ng'
import { after, createScope } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'
import type { StreamId } from '#shared/room/state'
import type { SoundOut } from '../../sound/sound-out'
import type { Channel } from './channel'
import { memberOfStream } from './stream-of'

export interface Wish {
  readonly id: StreamId
  readonly video: boolean
  readonly audio: boolean
}

export interface ReceiverNeeds {
  readonly wishes: () => readonly Wish[]
  readonly sound: SoundOut
  /** What flows of a stream now; both false: nothing yet. */
  told(stream: StreamId, flows: { readonly video: boolean; readonly audio: boolean }): void
  /** Null: the picture went. */
  show(stream: StreamId, picture: MediaStream | null): void
}

/** Subscribes through one joined channel to what is wanted and there; answers how to look again. Ends with `life`. */
export function receiveThrough(life: Scope, { client }: Channel, needs: ReceiverNeeds): () => void {
  const receiving: Receiving = { life, client, needs, taken: new Map(), settling: new Set(), look: () => look(receiving) }
  client.on('user-published', receiving.look)
  client.on('user-unpublished', receiving.look)
  client.on('user-left', receiving.look)
  receiving.look()
  return receiving.look
}

interface Receiving {
  readonly life: Scope
  readonly client: IAgoraRTCClient
  readonly needs: ReceiverNeeds
  /** What is subscribed, by stream and kind. */
  readonly taken: Map<string, Scope>
  readonly settling: Set<string>
  readonly look: () => void
}

/** Compares what is wanted with what is there, and tells. */
function look(receiving: Receiving) {
  const { life, client, needs, taken } = receiving
  if (life.ended) return
  const wishes = needs.wishes()
  const known = [...taken.keys()].map((key) => key.slice(0, key.lastIndexOf('/')))
  for (const id of new Set([...wishes.map((wish) => wish.id), ...known])) {
    const user = client.remoteUsers.find(({ uid }) => uid === memberOfStream(id))
    const wish = wishes.find((each) => each.id === id)
    for (const kind of ['audio', 'video'] as const) void settle(receiving, id, wish, user, kind)
    if (wish) needs.told(id, { video: taken.has(`${id}/video`), audio: taken.has(`${id}/audio`) })
  }
}

async function settle(receiving: Receiving, id: StreamId, wish: Wish | undefined, user: IAgoraRTCRemoteUser | undefined, kind: 'audio' | 'video') {
  const { life, client, taken, settling } = receiving
  const key = `${id}/${kind}`
  const there = user !== undefined && (kind === 'video' ? user.hasVideo : user.hasAudio)
  const should = wish?.[kind] === true && there
  if (should === taken.has(key) || settling.has(key)) return
  settling.add(key)
  let done = true
  if (should) done = await subscribe(receiving, id, user, kind)
  else {
    taken.get(key)?.end()
    taken.delete(key)
    if (there) await client.unsubscribe(user, kind).catch(() => undefined)
  }
  settling.delete(key)
  if (done) receiving.look()
  else after(life, AGAIN_MS, receiving.look)
}

async function subscribe({ life, client, needs, taken }: Receiving, id: StreamId, user: IAgoraRTCRemoteUser, kind: 'audio' | 'video'): Promise<boolean> {
  const track = await (kind === 'video' ? client.subscribe(user, 'video') : client.subscribe(user, 'audio')).catch(() => null)
  if (life.ended || track === null) return false
  const turn = createScope(life)
  taken.set(`${id}/${kind}`, turn)
  const stream = new MediaStream([track.getMediaStreamTrack()])
  if (kind === 'audio') needs.sound.play(turn, stream)
  else {
    needs.show(id, stream)
    turn.onEnd(() => needs.show(id, null))
  }
  return true
}

const AGAIN_MS = 1_000
