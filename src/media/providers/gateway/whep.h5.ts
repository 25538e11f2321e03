import { failure, success } from '#shared/kernel/result'
import type { Result } from '#shared/kernel/result'
import type { Scope } from '#shared/kernel/scope'
import type { FailureCode } from '#shared/protocol/failures'
import { holdsFor } from '../../lips'
import { inboundFlow, loudnessIn, waitBetween } from './flow'
import { watchConnection, watchFlow } from './health'
import type { Flows } from './health'
import { createLayerWish } from './layer-wish'
import { connectPeer } from './peer'
import type { PeerFailure } from './peer'
import type { Playing, PlayingNeeds } from './playing'
import { offerWhep } from './whep-offer'

/** Plays by WHEP: one peer connection a stream, receiving only; without the picture if only the sound is wanted. */
export async function connectWhep(life: Scope, needs: PlayingNeeds, address: Promise<Result<string, FailureCode>>): Promise<Result<Playing, PeerFailure>> {
  const wantsVideo = needs.wish().video
  const offer = (wantsVideo ? needs.spare.take(life) : null) ?? offerWhep(life, wantsVideo)
  if (offer === null) return failure('unsupported')
  const { peer, audio, picture } = offer
  const flowing = firstPacket(life, peer, needs.ring)
  const layer = needs.layer()
  const stands = await connectPeer(life, peer, layer === 'big' ? address : address.then(askingSmall))
  if (!stands.ok) return stands
  const sound = new MediaStream([audio.receiver.track])
  needs.sound.play(life, sound)
  return success({
    ...watched(life, peer, needs, flowing),
    via: 'webrtc',
    video: picture !== null,
    picture,
    betterAfterMs: null,
    hear(on) {
      audio.receiver.track.enabled = on
    },
    loudness: () => loudness(audio.receiver),
    prefer: createLayerWish(life, stands.value.change, layer),
  })
}

function askingSmall(address: Result<string, FailureCode>): Result<string, FailureCode> {
  if (!address.ok) return address
  const url = new URL(address.value, window.location.href)
  url.searchParams.set('layer', 'small')
  return success(url.href)
}

function watched(life: Scope, peer: RTCPeerConnection, needs: PlayingNeeds, begun: () => boolean): Pick<Playing, 'well' | 'alive' | 'flowing' | 'stalled' | 'flows'> {
  const connected = watchConnection(life, peer, needs.ring)
  let [flowedAt, movedAt] = [Date.now(), Date.now()]
  let frames = 0
  let [givenUp, stoodStill] = [false, false]
  const stalled = () => givenUp || (frames > 0 && Date.now() - movedAt > STALL_MS)
  const flows = watchFlow(life, peer, inboundFlow, ({ before, now }) => {
    keepLips(peer, { before, now })
    if (now.frames > frames) [movedAt, frames] = [now.atMs, now.frames]
    // The first look does not count: a gateway sends what it kept, also of somebody who has turned all off.
    if (now.bytes > before.bytes) {
      ;[flowedAt, givenUp] = [now.atMs, false]
      needs.patience.flowed()
    } else if (!givenUp && now.atMs - flowedAt > needs.patience.ms()) {
      givenUp = true
      needs.patience.wasQuiet()
      needs.ring()
    }
    if (stoodStill !== stalled()) needs.ring()
    stoodStill = stalled()
  })
  return { well: () => connected() && !givenUp, alive: connected, flows, stalled, flowing: begun }
}

function keepLips(peer: RTCPeerConnection, { before, now }: Flows): void {
  const { picture, sound } = holdsFor({ picture: waitBetween(before, now, 'video'), sound: waitBetween(before, now, 'audio') })
  for (const receiver of peer.getReceivers()) receiver.jitterBufferTarget = receiver.track.kind === 'video' ? picture : sound
}

/** Whether any packet came; rings at the first. The browser mutes a receiver's track until then. */
function firstPacket(life: Scope, peer: RTCPeerConnection, ring: () => void): () => boolean {
  let came = false
  for (const { track } of peer.getReceivers()) {
    const onUnmute = () => {
      came = true
      ring()
    }
    track.addEventListener('unmute', onUnmute)
    life.onEnd(() => track.removeEventListener('unmute', onUnmute))
  }
  return () => came
}

/** Told by the packets' own header where it is there, else by the statistics. */
async function loudness(receiver: RTCRtpReceiver): Promise<number> {
  if (!receiver.track.enabled) return 0
  const [source] = receiver.getSynchronizationSources()
  return source?.audioLevel ?? loudnessIn(await receiver.getStats())
}

/** Without a new picture for so long, in ms, it stands still for the eye. */
const STALL_MS = 1_500
