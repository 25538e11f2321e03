import type { ReactElement } from 'react'
import { render } from '@testing-library/react'
import { success } from '#shared/kernel/result'
import type { MemberId, RoomState } from '#shared/room/state'
import type { ScenarioManifest } from '#shared/scenario/manifest'
import { createParcel } from '../../src/call/parcel'
import type { Services } from '../../src/call/services'
import { ServicesProvider } from '../../src/call/use-services'
import type { MediaCan, PublishChoice } from '../../src/media/contract'
import { createSession } from '../../src/store/session'
import { PreferencesProvider } from '../../src/ui/preferences'
import { createFakeLifecycle } from './fake-lifecycle'
import { createFakeMediaRoom } from './fake-media-room'
import { createFakeSignaling } from './fake-signaling'
import { memoryStorage } from './memory-storage'

const CAN: MediaCan = { publish: true, switchCamera: true, chooseDevice: true, statistics: true, screen: false, beauty: false, players: 16 }

/** A visit to a room of this scenario among fakes, joined. */
export async function visitTo(scenario: ScenarioManifest, room: RoomState, you: MemberId, choice: Partial<PublishChoice> = {}) {
  const media = createFakeMediaRoom()
  const signaling = createFakeSignaling()
  const session = createSession({
    scenario, signaling,
    client: 'h5',
    doors: {
      publish: async () => success({ streamId: 'stream', whip: '', rtmp: '', still: '', expiresAt: 0 }),
      play: async (streamId) => success({ streamId, whep: '', flv: '', rtmp: '', still: '', expiresAt: 0 }),
      renewGrant: async () => success({ engine: 'gateway', play: [] }),
      sendLog: async () => success(undefined),
    },
    openMedia: async (needs) => media.opened(needs),
    lifecycle: createFakeLifecycle(),
    now: Date.now,
    choice: { microphone: true, camera: true, facing: 'front', ...choice },
  })
  const joining = session.join()
  signaling.admit(room, you)
  const joined = await joining
  if (!joined.ok) throw new Error(joined.failure)
  return { session, signaling, media, visit: { session, scenario, can: () => CAN } }
}

/** What pages stand on, without a server: a test gives the doors it needs. */
export function fakeServices(given: Partial<Services> = {}): Services {
  const closed = async () => ({ ok: false, failure: 'server/unreachable' }) as const
  return {
    api: { openRoom: closed, findRoom: closed, join: closed, invite: closed, publish: closed, play: closed, sendLog: closed },
    identity: { current: () => null, signIn: closed, renew: closed },
    client: { kind: 'h5', serverBase: () => 'http://127.0.0.1:8080', language: () => 'zh-CN', check: async () => [], simulator: async () => null },
    storage: memoryStorage(),
    permissions: { query: async () => 'granted', request: async () => 'granted', openSettings: async () => true },
    ask: async () => ({ status: 200, body: null }),
    copyText: async () => true,
    playChime: () => undefined,
    now: Date.now,
    parcel: createParcel(),
    ...given,
  }
}

/** Draws a page as the app does. */
export const renderPage = (page: ReactElement, services: Services) =>
  render(<ServicesProvider services={services}><PreferencesProvider keeper={services.storage} systemLanguage='zh-CN'>{page}</PreferencesProvider></ServicesProvider>)
