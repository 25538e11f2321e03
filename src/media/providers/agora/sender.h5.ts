import type { IAgoraRTCClient, ILocalTrack } from 'agora-rtc-sdk-ng'
import type { Scope } from '#shared/kernel/scope'
import type { LocalMedia } from '../../devices/local-media'
import { KINDS } from '../../devices/local-tracks'
import type { Kind } from '../../devices/local-tracks'
import type { Channel } from './channel'
import type { AgoraSdk } from './sdk'

/** Sends what is on through one joined channel; ends with `life`. `settled` is told after each change with what is sent. */
export function sendThrough(life: Scope, { sdk, client }: Channel, local: LocalMedia, maxKbps: number, settled: (sending: boolean) => void) {
  const sent: Partial<Record<Kind, Sent>> = {}
  let dirty = false
  let settling = false
  const settle = async () => {
    dirty = true
    if (settling) return
    settling = true
    while (dirty && !life.ended) {
      dirty = false
      for (const kind of KINDS) await bring(kind, sent, { life, sdk, client, local, maxKbps })
    }
    settling = false
    if (!life.ended) settled(Object.keys(sent).length > 0)
  }
  const stopWatching = local.store.subscribe(() => void settle())
  life.onEnd(() => {
    stopWatching()
    for (const kind of KINDS) take(sent, kind)?.track.close()
  })
  void settle()
}

interface Sent {
  readonly of: MediaStreamTrack
  readonly track: ILocalTrack
}

interface Sending {
  readonly life: Scope
  readonly sdk: AgoraSdk
  readonly client: IAgoraRTCClient
  readonly local: LocalMedia
  readonly maxKbps: number
}

async function bring(kind: Kind, sent: Partial<Record<Kind, Sent>>, { life, sdk, client, local, maxKbps }: Sending): Promise<void> {
  const device = local.store.getState()[kind]
  const wanted = device.state === 'on' ? device.track : null
  const before = sent[kind]
  if (before?.of === wanted || (before === undefined && wanted === null)) return
  if (before) {
    take(sent, kind)
    await client.unpublish(before.track).catch(() => undefined)
    before.track.close()
  }
  if (wanted === null || life.ended) return
  // A copy, for closing Agora's track stops what is inside.
  const mediaStreamTrack = wanted.clone()
  const track = kind === 'microphone' ? sdk.createCustomAudioTrack({ mediaStreamTrack }) : sdk.createCustomVideoTrack({ mediaStreamTrack, bitrateMax: maxKbps, optimizationMode: 'motion' })
  try {
    await client.publish(track)
    if (life.ended) track.close()
    else sent[kind] = { of: wanted, track }
  } catch {
    track.close()
  }
}

function take(sent: Partial<Record<Kind, Sent>>, kind: Kind): Sent | undefined {
  const taken = sent[kind]
  delete sent[kind]
  return taken
}
