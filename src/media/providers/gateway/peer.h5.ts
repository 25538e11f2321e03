import { failure } from '#shared/kernel/result'
import type { Result } from '#shared/kernel/result'
import { after, createScope } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'
import type { FailureCode } from '#shared/protocol/failures'
import type { MediaFailure } from '../../contract'
import { exchange } from './exchange'
import type { Answer } from './exchange'

export type PeerFailure = MediaFailure | FailureCode

/** A peer connection that ends with `life`; null where the browser has no WebRTC. No STUN: the gateway tells where it is, and learns the rest. */
export function openPeer(life: Scope): RTCPeerConnection | null {
  if (!('RTCPeerConnection' in window)) return null
  const peer = new RTCPeerConnection({ bundlePolicy: 'max-bundle', iceServers: [] })
  life.onEnd(() => peer.close())
  return peer
}

/**
 * Offers what the transceivers say, at the address that arrives meanwhile, and waits until the connection stands.
 * No candidate is waited for: the gateway has its own in the answer, and meets this side by the first packet.
 */
export async function connectPeer(life: Scope, peer: RTCPeerConnection, address: Promise<Result<string, FailureCode>>): Promise<Result<Answer, PeerFailure>> {
  const answer = await negotiate(life, peer, address)
  if (!answer.ok) return answer
  if (await stands(life, peer)) return answer
  answer.value.giveUp()
  return failure('no-way-through')
}

async function negotiate(life: Scope, peer: RTCPeerConnection, address: Promise<Result<string, FailureCode>>): Promise<Result<Answer, PeerFailure>> {
  try {
    const [where, offer] = await Promise.all([address, offerOf(peer)])
    if (!where.ok) return where
    if (life.ended) return failure('no-way-through')
    const answer = await exchange(life, where.value, offer)
    if (answer.ok && !life.ended) await peer.setRemoteDescription({ type: 'answer', sdp: answer.value.sdp })
    return answer
  } catch {
    // The browser refuses an answer that is none, or the peer was closed meanwhile.
    return failure('media/sdp-invalid')
  }
}

/** Rings at each change of the connection. */
export function watchPeer(life: Scope, peer: RTCPeerConnection, ring: () => void) {
  peer.addEventListener('connectionstatechange', ring)
  life.onEnd(() => peer.removeEventListener('connectionstatechange', ring))
}

async function offerOf(peer: RTCPeerConnection): Promise<string> {
  // One that was made ahead has it.
  if (peer.localDescription === null) await peer.setLocalDescription()
  return peer.localDescription?.sdp ?? ''
}

/** Whether it connects in time. */
function stands(life: Scope, peer: RTCPeerConnection): Promise<boolean> {
  const turn = createScope(life)
  return new Promise((resolve) => {
    if (life.ended) return resolve(false)
    const look = () => {
      const settled = peer.connectionState === 'connected' ? true : peer.connectionState === 'failed' || peer.connectionState === 'closed' ? false : null
      if (settled === null) return
      resolve(settled)
      turn.end()
    }
    watchPeer(turn, peer, look)
    turn.onEnd(() => resolve(false))
    after(turn, CONNECT_MS, () => turn.end())
    look()
  })
}

const CONNECT_MS = 5_000
