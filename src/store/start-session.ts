import { failure, success } from '#shared/kernel/result'
import type { RoleWish } from '#shared/protocol/http'
import type { ScenarioManifest } from '#shared/scenario/manifest'
import type { PublishChoice, MediaNeeds } from '../media/contract'
import { client } from '../platform/client'
import { now } from '../platform/clock'
import { lifecycle } from '../platform/lifecycle'
import { openSocket } from '../platform/socket'
import type { Api } from '../signaling/api'
import { createSignaling } from '../signaling/client'
import type { Identity } from '../signaling/identity'
import { backoff } from '../signaling/reconnect'
import type { Session } from './contract'
import { createSession } from './session'
import type { SessionNeeds } from './visit'

/** `role` left out: the scenario's role for who comes by code, or the host's own. */
interface Needs extends RoleWish {
  readonly api: Api
  readonly identity: Identity
  readonly openMedia: SessionNeeds['openMedia']
  readonly scenario: ScenarioManifest
  readonly roomId: string
  readonly choice: PublishChoice
  readonly devices?: MediaNeeds['devices']
}

/** A visit with this device's real parts; the person has signed in. */
export function startSession({ api, identity, openMedia, scenario, roomId, role, invitation, choice, devices }: Needs): Session {
  const enter = () => api.join(roomId, { role, invitation, client: client.kind })
  return createSession({
    scenario,
    client: client.kind,
    signaling: createSignaling({ openSocket, enter, who: () => identity.current()?.user.id ?? '', now, reconnect: backoff(Math.random), clientId: newClientId() }),
    doors: {
      publish: (source) => api.publish(roomId, { source }),
      play: (streamId) => api.play(roomId, { streamId }),
      renewGrant: async () => {
        const entered = await enter()
        return entered.ok ? success(entered.value.media) : failure(entered.failure)
      },
      sendLog: (log) => api.sendLog(roomId, log),
    },
    openMedia,
    lifecycle,
    now,
    choice,
    devices,
  })
}

/** Names this running program among a user's others; it guards nothing. */
const newClientId = () => `${now().toString(36)}${Math.random().toString(36).slice(2, 10)}`
