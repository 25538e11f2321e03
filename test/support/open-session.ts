import { success } from '#shared/kernel/result'
import type { ClientLogRequest } from '#shared/protocol/http'
import type { MemberId, RoomState } from '#shared/room/state'
import type { ScenarioManifest } from '#shared/scenario/manifest'
import type { PublishChoice } from '../../src/media/contract'
import type { Signaling } from '../../src/signaling/contract'
import { createSession } from '../../src/store/session'
import type { LiveState } from '../../src/store/state'
import type { SessionNeeds } from '../../src/store/visit'
import { createFakeLifecycle } from './fake-lifecycle'
import { createFakeMediaRoom } from './fake-media-room'
import { createFakeSignaling } from './fake-signaling'

const words = { title: '', sentence: '', action: '', roomTitle: '', enter: '', roles: {} }

/** A class with two roles. */
export const lesson: ScenarioManifest = {
  id: 'education',
  root: 'scenarios/education',
  pages: ['pages/room/index'],
  icon: 'graduation-cap',
  picture: '<svg/>',
  words: { zh: words, en: words },
  layout: 'class',
  roles: [
    { id: 'teacher', can: ['publish', 'chat', 'raise-hand', 'mute-others', 'invite', 'take-down', 'remove', 'end'], taken: 'by-host', arrives: 'seated', limit: 1, sources: ['camera', 'screen'] },
    { id: 'student', can: ['publish', 'chat', 'raise-hand'], taken: 'by-code', arrives: 'seated', limit: 100, sources: ['camera'] },
    { id: 'guest', can: ['chat'], taken: 'by-code', arrives: 'audience', limit: 100, sources: [] },
  ],
  hostRole: 'teacher',
  guestRole: 'student',
  seats: 4,
  capacity: 100,
}

/** A session among fakes. */
export function sessionWith<Talk extends Signaling>(signaling: Talk, choice: Partial<PublishChoice> = {}, openMedia?: SessionNeeds['openMedia']) {
  const media = createFakeMediaRoom()
  const lifecycle = createFakeLifecycle()
  const logs: ClientLogRequest[] = []
  const session = createSession({
    scenario: lesson,
    client: 'h5',
    signaling,
    doors: {
      publish: async () => success({ streamId: 'room1-me-camera', whip: 'http://fake/whip', rtmp: 'rtmp://fake', still: 'http://fake/still', expiresAt: 0 }),
      play: async (streamId) => success({ streamId, whep: 'http://fake/whep', flv: 'http://fake/flv', rtmp: 'rtmp://fake', still: 'http://fake/still', expiresAt: 0 }),
      renewGrant: async () => success({ engine: 'gateway', play: [] }),
      sendLog: async (log) => {
        logs.push(log)
        return success(undefined)
      },
    },
    openMedia: openMedia ?? (async (needs) => media.opened(needs)),
    lifecycle,
    now: Date.now,
    choice: { microphone: true, camera: true, facing: 'front', ...choice },
  })
  const live = (): LiveState => {
    const state = session.store.getState()
    if (state.phase !== 'live') throw new Error(`the session is ${state.phase}`)
    return state
  }
  return { session, signaling, media, lifecycle, logs, live }
}

/** A session that is in the room. */
export async function sessionIn(room?: RoomState, you?: MemberId, choice: Partial<PublishChoice> = {}) {
  const parts = sessionWith(createFakeSignaling(), choice)
  const joining = parts.session.join()
  parts.signaling.admit(room, you)
  const joined = await joining
  if (!joined.ok) throw new Error(joined.failure)
  return parts
}
