import { createServer } from 'node:http'
import type { Scope } from '#shared/kernel/scope'
import type { Browser, JSHandle } from 'playwright-core'
import { installClock, watchClock, type ClockReading } from './page-clock.ts'

/**
 * The reference: two pages of one browser in a call of their own, offer and answer carried by hand, no server between.
 * Picture, rate and codec are those of the product's call. Sound and picture are two streams, so that neither waits for
 * the other, and the element is there before the picture: the fastest that Chromium does.
 */
export async function openDirectCall(scope: Scope, browser: Browser): Promise<JSHandle<{ read(): ClockReading; reset(): void }>> {
  const site = await openBlankSite(scope)
  const context = await browser.newContext()
  scope.onEnd(() => void context.close())
  const [caller, callee] = [await context.newPage(), await context.newPage()]
  await installClock(caller)
  await Promise.all([caller.goto(site), callee.goto(site)])
  const call = await caller.evaluateHandle(startCall)
  const answerer = await callee.evaluateHandle(answerCall, await call.evaluate(({ offer }) => offer))
  await call.evaluate(({ accept }, answer) => accept(answer), await answerer.evaluate(({ answer }) => answer))
  return watchClock(await callee.waitForSelector('video'))
}

async function startCall(): Promise<{ readonly offer: string; accept(answer: string): Promise<void> }> {
  const stream = await navigator.mediaDevices.getUserMedia({ video: true, audio: true })
  const call = new RTCPeerConnection()
  for (const track of stream.getTracks()) {
    const video = track.kind === 'video'
    const line = call.addTransceiver(track, { direction: 'sendonly', sendEncodings: video ? [{ maxBitrate: 1_200_000, maxFramerate: 25 }] : [] })
    const codecs = RTCRtpSender.getCapabilities('video')?.codecs ?? []
    const parameters = line.sender.getParameters()
    parameters.degradationPreference = 'maintain-resolution'
    await line.sender.setParameters(parameters)
    if (video) line.setCodecPreferences(codecs.filter(({ mimeType, sdpFmtpLine }) => /H264/i.test(mimeType) && /packetization-mode=1.*42e01f/.test(sdpFmtpLine ?? '')))
  }
  await call.setLocalDescription()
  await new Promise<void>((gathered) => {
    const look = (): void => void (call.iceGatheringState === 'complete' && gathered())
    call.onicegatheringstatechange = look
    look()
  })
  return { offer: call.localDescription?.sdp ?? '', accept: (sdp) => call.setRemoteDescription({ type: 'answer', sdp }) }
}

async function answerCall(offer: string): Promise<{ readonly answer: string; readonly call: RTCPeerConnection }> {
  const call = new RTCPeerConnection()
  const video = document.body.appendChild(document.createElement('video'))
  video.muted = true
  video.autoplay = true
  const stream = new MediaStream()
  video.srcObject = stream
  call.ontrack = ({ track }) => stream.addTrack(track)
  await call.setRemoteDescription({ type: 'offer', sdp: offer })
  await call.setLocalDescription()
  await new Promise<void>((gathered) => {
    const look = (): void => void (call.iceGatheringState === 'complete' && gathered())
    call.onicegatheringstatechange = look
    look()
  })
  return { answer: call.localDescription?.sdp ?? '', call }
}

async function openBlankSite(scope: Scope): Promise<string> {
  const site = createServer((_, reply) => reply.setHeader('content-type', 'text/html').end('<!doctype html><meta charset=utf-8><title>direct</title><body>'))
  await new Promise<void>((ready) => site.listen(0, '127.0.0.1', ready))
  scope.onEnd(() => site.close())
  const address = site.address()
  if (address === null || typeof address === 'string') throw new Error('the site has no port')
  return `http://127.0.0.1:${address.port}/`
}
