import { randomUUID } from 'node:crypto'
import { preload } from 'node-datachannel'
import { failure, success } from '#shared/kernel/result'
import type { Result } from '#shared/kernel/result'
import type { Scope } from '#shared/kernel/scope'
import { createClips } from './clip/clips.ts'
import { startCodecProcess } from './codec/codec-process.ts'
import type { CodecNews } from './codec/messages.ts'
import { createConversions } from './codec/sound-converter.ts'
import { GATEWAY_LIMITS } from './config.ts'
import type { GatewayConfig, GatewayPorts, PortTaken } from './config.ts'
import { createAuthorize } from './control/authorize.ts'
import { createControlDoor } from './control/door.ts'
import { createRevocations } from './control/revocations.ts'
import { listen } from './http/listen.ts'
import { createRoutes } from './http/routes.ts'
import { createMetrics } from './metrics/metrics.ts'
import { readStatistics } from './metrics/statistics.ts'
import type { Measured } from './metrics/statistics.ts'
import { createMixer } from './mix/mixer.ts'
import { createMixings } from './mix/mixings.ts'
import type { Mixings } from './mix/mixings.ts'
import { createRecorder } from './record/recorder.ts'
import { createFlvHandler } from './servers/http-flv/handler.ts'
import { FLV_LIMITS } from './servers/http-flv/limits.ts'
import { createStillHandler } from './servers/still/handler.ts'
import { createDraw } from './stills/draw.ts'
import type { Draw } from './stills/draw.ts'
import { createStills } from './stills/stills.ts'
import { RTMP_LIMITS } from './servers/rtmp/limits.ts'
import { startRtmpServer } from './servers/rtmp/server.ts'
import { createWebRtcServer } from './servers/webrtc/server.ts'
import { watchPulse } from './servers/webrtc/pulse.ts'
import { findUdpPort } from './servers/webrtc/udp-port.ts'
import { createCounters } from './stream/counters.ts'
import { createHub } from './stream/create-hub.ts'
import type { Hub } from './stream/create-hub.ts'
import { startWatchdog } from './watchdog.ts'

/** The media gateway: WHIP, WHEP, HTTP-FLV and control on a private HTTP port, RTMP, and WebRTC's UDP. */
export async function startGateway(config: GatewayConfig, scope: Scope): Promise<Result<GatewayPorts, PortTaken>> {
  const bindAddress = config.host === '0.0.0.0' || config.host === '::' ? undefined : config.host
  // The first guest must not wait for native libraries.
  preload()
  const udpPort = await findUdpPort(config.udpPort, bindAddress)
  if (udpPort === null) return failure({ what: 'udp', port: config.udpPort })
  const { log } = config
  const epoch = randomUUID()
  const limits = { ...GATEWAY_LIMITS, ...config.limits }
  const counters = createCounters()
  const revocations = createRevocations(Date.now)
  const authorize = createAuthorize(config.secret, revocations, Date.now)
  const { conversions, codec, draw, mixings } = startCodecs(config, scope)
  const hub = createHub({ sound: conversions, counters, now, unixNow: Date.now, limits, isVoid: revocations.isVoid }, scope)
  logNews(hub, config, scope)
  const network = { bindAddress, udpPort, announce: config.announce }
  const webrtc = createWebRtcServer({ hub, authorize, counters, network, limits, log, now }, scope)
  watchPulse({ webrtc, onPulse: startWatchdog(scope) }, scope)
  const recorder = createRecorder({ hub, folder: config.recordings, log, unixNow: Date.now }, scope)
  const clips = createClips({ hub, folder: config.recordings, log, unixNow: Date.now, mended: recorder.mended }, scope)
  const mixer = createMixer({ hub, mixings, limits, log, now, unixNow: Date.now }, scope)
  const measured: Measured = { hub, webrtc, counters, codec, conversions, mixer, clips, recorder, epoch }
  const flv = createFlvHandler({ hub, authorize, log, limits: { ...FLV_LIMITS, readers: limits.readers } }, scope)
  const still = createStillHandler({ authorize, takeStill: createStills({ hub, draw: draw.draw, unixNow: Date.now }, scope) })
  const handle = createRoutes({ webrtc: webrtc.handle, flv, still, statistics: () => readStatistics(measured), metrics: createMetrics(measured), log })
  const upgrade = createControlDoor({ secret: config.secret, epoch, hub, revocations, recorder, clips, mixer, log, unixNow: Date.now }, scope)
  const rtmp = await startRtmpServer({ hub, authorize, log, limits: RTMP_LIMITS, host: config.host, port: config.rtmpPort }, scope)
  if (!rtmp.ok) return failure({ what: 'rtmp', port: config.rtmpPort })
  const httpPort = await listen(config.httpPort, { handle, upgrade: (...call) => void upgrade(...call) }, scope)
  if (httpPort === null) return failure({ what: 'http', port: config.httpPort })
  log.info({ httpPort, rtmpPort: rtmp.value.port, udpPort }, 'gateway is up')
  return success({ httpPort, rtmpPort: rtmp.value.port, udpPort })
}

const now = (): number => performance.now()

function startCodecs({ codec: { entry, args, execArgv }, log }: GatewayConfig, scope: Scope): Pick<Measured, 'codec' | 'conversions'> & { readonly draw: Draw; readonly mixings: Mixings } {
  const conversions = createConversions({ send: (order) => codec.send(order) }, scope)
  const draw = createDraw((order) => codec.send(order), scope)
  const mixings = createMixings((order) => codec.send(order), now)
  const onNews = (news: CodecNews): void => [conversions, draw, mixings].forEach((taker) => taker.take(news))
  const onRestarted = (): void => [conversions, mixings].forEach((work) => work.reopen())
  const codec = startCodecProcess({ entry, args, execArgv, log, now, onNews, onRestarted }, scope)
  return { conversions, codec, draw, mixings }
}

function logNews(hub: Hub, { log }: GatewayConfig, scope: Scope): void {
  hub.listen((news) => {
    if (news.type === 'ended') return log.info({ room: news.room, stream: news.stream }, 'stream ended')
    if (news.type === 'mixed') return
    const { room, stream } = news.live
    log.info({ room, stream: stream.id, via: stream.via, video: stream.video, audio: stream.audio }, 'stream started')
  }, scope)
}
