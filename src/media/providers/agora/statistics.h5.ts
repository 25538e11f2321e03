import type { IAgoraRTCClient, RemoteVideoTrackStats } from 'agora-rtc-sdk-ng'
import type { Quality } from '#shared/room/commands'
import type { StreamId } from '#shared/room/state'
import type { MediaStatistics, StreamStatistics } from '../../contract'
import { qualityOf } from '../../quality'
import { memberOfStream } from './stream-of'

/** Before the channel was joined. */
export const noStatistics: MediaStatistics = {
  up: { kbps: 0, lossPercent: null },
  down: { kbps: 0, lossPercent: null },
  rttMs: null,
  quality: { up: 'unknown', down: 'unknown' },
  streams: [],
}

/** What Agora's SDK measured over the last seconds. */
export function agoraStatistics(client: IAgoraRTCClient, streams: readonly StreamId[], sending: boolean): MediaStatistics {
  const { RTT, SendBitrate, RecvBitrate } = client.getRTCStats()
  const remote = client.getRemoteVideoStats()
  const rows = streams.flatMap((stream) => {
    const stats = remote[memberOfStream(stream) ?? '']
    return stats ? [rowOf(stream, stats)] : []
  })
  const losses = streams.flatMap((stream) => remote[memberOfStream(stream) ?? '']?.currentPacketLossRate ?? [])
  const lossPercent = losses.length === 0 ? null : percent(Math.max(...losses))
  const stalled = client.connectionState === 'RECONNECTING'
  const quality = (loss: number | null): Quality => qualityOf({ lossPercent: loss, rttMs: RTT, stalled })
  return {
    up: { kbps: kilo(SendBitrate), lossPercent: null },
    down: { kbps: kilo(RecvBitrate), lossPercent },
    rttMs: RTT,
    quality: { up: sending ? quality(null) : 'unknown', down: streams.length === 0 ? 'unknown' : quality(lossPercent) },
    streams: [...(sending ? [localRow(client)] : []), ...rows],
  }
}

function localRow(client: IAgoraRTCClient): StreamStatistics {
  const { sendResolutionWidth, sendResolutionHeight, sendFrameRate = 0, sendBitrate } = client.getLocalVideoStats()
  return { stream: 'local', via: 'vendor', width: sendResolutionWidth, height: sendResolutionHeight, fps: Math.round(sendFrameRate), kbps: kilo(sendBitrate), latencyMs: null }
}

function rowOf(stream: StreamId, stats: RemoteVideoTrackStats): StreamStatistics {
  const { receiveResolutionWidth, receiveResolutionHeight, receiveFrameRate = 0, receiveBitrate, end2EndDelay } = stats
  return { stream, via: 'vendor', width: receiveResolutionWidth, height: receiveResolutionHeight, fps: Math.round(receiveFrameRate), kbps: kilo(receiveBitrate), latencyMs: Math.round(end2EndDelay) }
}

const kilo = (bitsPerSecond: number): number => Math.round(bitsPerSecond / 1_000)
const percent = (share: number): number => Math.round(share * 1_000) / 10
