import { join } from 'node:path'
import type { Logger } from 'pino'
import { mixStreamOf } from '#shared/room/state'
import type { RecordedSource, RecordingId } from '#shared/room/state'
import { createScope } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'
import type { LiveStream } from '../control/messages.ts'
import type { Hub } from '../stream/create-hub.ts'
import { ownGrant } from '../stream/grant.ts'
import type { Recorder, RecordingFailure } from './contract.ts'
import { isFull } from './disk-fault.ts'
import { mendRecordings } from './mend.ts'
import { openPartsList } from './parts-list.ts'
import type { PartsList } from './parts-list.ts'
import { createStreamRecording } from './stream-recording.ts'
import type { StreamRecording } from './stream-recording.ts'

interface Needs {
  readonly hub: Hub
  /** Where recordings lie, a folder each. */
  readonly folder: string
  readonly log: Logger
  readonly unixNow: () => number
}

interface RoomRecording {
  readonly id: RecordingId
  readonly life: Scope
}

/** Nothing is recorded yet; what an earlier process left open is mended first. */
export function createRecorder(needs: Needs, scope: Scope): Recorder {
  const listeners = new Set<(failure: RecordingFailure) => void>()
  const rooms = new Map<string, RoomRecording>()
  const failed: Record<RecordingFailure['why'], number> = { 'disk-full': 0, fault: 0 }
  const mended = mendRecordings(needs.folder, (what) => needs.log.warn(what))
  const stop = (room: string): void => {
    rooms.get(room)?.life.end()
    rooms.delete(room)
  }
  return {
    mended,
    failed,
    record(room, recording) {
      if (rooms.get(room)?.id === recording) return
      stop(room)
      if (recording === null) return
      const life = createScope(scope)
      rooms.set(room, { id: recording, life })
      const fail = (error: unknown): void => {
        if (life.ended) return
        needs.log.error({ room, recording, err: error }, 'recording failed')
        stop(room)
        const why = isFull(error) ? 'disk-full' : 'fault'
        failed[why] += 1
        for (const listener of listeners) listener({ room, recording, why })
      }
      mended.then(() => openPartsList(join(needs.folder, recording)))
        .then((list) => recordRoom({ ...needs, room, recording, list, fail }, life))
        .catch(fail)
    },
    listen(listener, until) {
      listeners.add(listener)
      until.onEnd(() => listeners.delete(listener))
    },
  }
}

interface RoomNeeds extends Needs {
  readonly room: string
  readonly recording: RecordingId
  readonly list: PartsList
  readonly fail: (error: unknown) => void
}

/** Every stream of the room, and its mix, as long as it lives and the recording does. Only the disk ends it for all. */
function recordRoom(needs: RoomNeeds, life: Scope): void {
  if (life.ended) return
  const { hub, room, log, recording } = needs
  const open = new Map<string, StreamRecording>()
  const attach = (of: string, stream: Recorded): void => {
    if (of === room && !open.has(stream.id)) recordStream(needs, stream, open, life)
  }
  const mix: Recorded = { id: mixStreamOf(room), owner: '', source: 'mix' }
  for (const live of hub.live()) attach(live.room, live.stream)
  if (hub.isLive(mix.id)) attach(room, mix)
  hub.listen((news) => {
    if (news.type === 'started') attach(news.live.room, news.live.stream)
    if (news.type === 'mixed') attach(news.room, mix)
  }, life)
  log.info({ room, recording }, 'recording')
}

type Recorded = Pick<LiveStream['stream'], 'id' | 'owner'> & { readonly source: RecordedSource }

function recordStream({ hub, folder, room, recording, list, fail, log, unixNow }: RoomNeeds, stream: Recorded, open: Map<string, StreamRecording>, life: Scope): void {
  const zero = hub.unixAtZero(stream.id)
  if (zero === null) return
  const writer = createStreamRecording({
    folder: join(folder, recording),
    list,
    stream: stream.id,
    owner: stream.owner,
    source: stream.source,
    unixAtZero: zero,
    onFault: fail,
    onBroken: (error) => log.warn({ room, recording, stream: stream.id, err: error }, 'a stream could not be written down; it begins anew'),
    onEnd() {
      open.delete(stream.id)
      letGo()
    },
  })
  open.set(stream.id, writer)
  const read = hub.readFrames(ownGrant('recorder', { room, stream: stream.id, direction: 'play' }, unixNow()), writer)
  const letGo = life.onEnd(() => {
    if (read.ok) read.value()
    void writer.close()
  })
  if (read.ok) return
  log.warn({ room, recording, stream: stream.id, code: read.failure }, 'a stream is missing in the recording')
  open.delete(stream.id)
  letGo()
}
