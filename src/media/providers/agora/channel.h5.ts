import type { IAgoraRTCClient } from 'agora-rtc-sdk-ng'
import { failure, success } from '#shared/kernel/result'
import type { Result } from '#shared/kernel/result'
import type { Scope } from '#shared/kernel/scope'
import type { FailureCode } from '#shared/protocol/failures'
import type { MediaGrant } from '#shared/protocol/http'
import type { MediaFailure, MediaNeeds } from '../../contract'
import type { Held } from '../../keep-alive'
import type { AgoraSdk } from './sdk'

/** A joined channel. */
export interface Channel extends Held {
  readonly sdk: AgoraSdk
  readonly client: IAgoraRTCClient
}

export type ChannelFailure = MediaFailure | FailureCode
type AgoraGrant = Extract<MediaGrant, { engine: 'agora' }>

/** Answers how to join: the first time with the grant of the room, later with fresh ones. */
export function createJoin(needs: MediaNeeds, load: () => Promise<AgoraSdk>): (life: Scope, ring: () => void) => Promise<Result<Channel, ChannelFailure>> {
  let grant: MediaGrant | null = needs.grant
  return async (life, ring) => {
    const [sdk, asked] = await Promise.all([load().catch(() => null), grant ?? freshGrant(needs)])
    grant = null
    if (sdk === null) return failure('no-way-through')
    if (asked === null || asked.engine !== 'agora') return failure('address-refused')
    return join(life, ring, sdk, asked, needs)
  }
}

async function join(life: Scope, ring: () => void, sdk: AgoraSdk, { appId, channel, token, uid }: AgoraGrant, needs: MediaNeeds): Promise<Result<Channel, ChannelFailure>> {
  sdk.setLogLevel(WARNINGS)
  sdk.disableLogUpload()
  const client = sdk.createClient({ mode: 'rtc', codec: 'h264' })
  life.onEnd(() => void client.leave().catch(() => undefined))
  try {
    await client.join(appId, channel, token, uid)
  } catch (cause) {
    needs.note({ at: Date.now(), what: `agora:${cause instanceof Error ? cause.name : 'join failed'}` })
    return failure('no-way-through')
  }
  if (life.ended) {
    // Ended while it joined: leaving before that did nothing.
    await client.leave().catch(() => undefined)
    return failure('no-way-through')
  }
  watch(life, client, ring, needs)
  return success({ sdk, client, betterAfterMs: null, well: () => !life.ended && (client.connectionState === 'CONNECTED' || client.connectionState === 'RECONNECTING') })
}

function watch(life: Scope, client: IAgoraRTCClient, ring: () => void, needs: MediaNeeds) {
  const renew = async () => {
    const fresh = await freshGrant(needs)
    if (!life.ended && fresh?.engine === 'agora') await client.renewToken(fresh.token).catch(() => undefined)
  }
  client.on('connection-state-change', ring)
  client.on('token-privilege-will-expire', () => void renew())
  client.on('token-privilege-did-expire', ring)
}

async function freshGrant({ renewGrant }: MediaNeeds): Promise<MediaGrant | null> {
  const reply = await renewGrant?.()
  return reply?.ok === true ? reply.value : null
}

/** Of the SDK's levels 0 (debug) to 4 (none). */
const WARNINGS = 2
