import type { RoleWish } from '#shared/protocol/http'
import type { ScenarioManifest } from '#shared/scenario/manifest'
import type { MediaCan, MediaNeeds } from '../media/contract'
import { providerFor } from '../media/registry'
import { startSession } from '../store/start-session'
import type { DeviceChoice } from './device-choice'
import type { Services } from './services'
import type { Visit } from './visit'

export interface VisitWish {
  readonly scenario: ScenarioManifest
  readonly room: string
  readonly wish: RoleWish
  readonly choice: DeviceChoice
  readonly devices?: MediaNeeds['devices']
}

const NOTHING: MediaCan = { publish: false, switchCamera: false, chooseDevice: false, statistics: false, screen: false, beauty: false, players: 0 }

/** A visit to one room with this device's platform, signaling and media; nothing happens before `session.join`. */
export function openVisit({ api, identity }: Pick<Services, 'api' | 'identity'>, { scenario, room, wish, choice, devices }: VisitWish): Visit {
  let can = NOTHING
  const session = startSession({
    api, identity, scenario, roomId: room, ...wish, choice, devices,
    async openMedia(needs, visit) {
      const provider = providerFor(needs.grant.engine)
      // The server chose an engine that this build has no provider for: a wrong configuration, not a person's mistake.
      if (!provider) throw new Error(`no provider for ${needs.grant.engine}`)
      can = provider.can
      return provider.open(needs, visit)
    },
  })
  return { session, scenario, can: () => can }
}
