import { connect } from 'node:net'
import type { Socket } from 'node:net'
import { randomBytes } from 'node:crypto'
import { createScope } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'
import { createChunkWriter } from '../../../server/src/gateway/wire/rtmp-chunk-write.ts'
import { writeCommand } from '../../../server/src/gateway/wire/rtmp-command.ts'
import { HELLO_BYTES, writeHello } from '../../../server/src/gateway/wire/rtmp-handshake.ts'
import { eventually, pause } from '../../support/eventually.ts'
import { startMediaGateway, tokenFor } from '../../support/media-gateway.ts'
import type { MediaGateway } from '../../support/media-gateway.ts'
import { nal, pictureTag, videoConfigTag } from '../../support/media-tags.ts'
import { playOnPhone, pushFromPhone } from '../../../simulator/carrier/rtmp-client.ts'
import { openRtmpLink } from '../../../simulator/carrier/rtmp-link.ts'
import { handedOver, pacedBy } from '../../support/tag-sources.ts'

let scope: Scope
beforeEach(() => {
  scope = createScope()
})
afterEach(() => scope.end())

/** A client that sends what it likes. */
function stranger(port: number): { readonly socket: Socket; readonly closed: Promise<number> } {
  const socket = connect({ host: '127.0.0.1', port })
  const startedAt = performance.now()
  socket.on('error', () => undefined)
  socket.resume()
  scope.onEnd(() => socket.destroy())
  return { socket, closed: new Promise((resolve) => socket.once('close', () => resolve(performance.now() - startedAt))) }
}

const afterHandshake = (bytes: Buffer): Buffer => Buffer.concat([writeHello(randomBytes(HELLO_BYTES)), randomBytes(HELLO_BYTES), bytes])
const written = (...commands: readonly ReturnType<typeof writeCommand>[]): Buffer => {
  const writer = createChunkWriter()
  return Buffer.concat(commands.flatMap((command) => writer.write(command)))
}

/** Whether a phone can still publish. */
async function publishes(gateway: MediaGateway): Promise<boolean> {
  const visit = createScope(scope)
  const codes: number[] = []
  pushFromPhone({ url: gateway.rtmp('cam', tokenFor('publish', 'cam')), source: handedOver().source, report: ({ code }) => codes.push(code) }, visit)
  await eventually('a phone publishes', () => (codes.includes(1002) ? true : null))
  visit.end()
  return true
}

describe('the RTMP port', () => {
  test('closes on whoever does not end the handshake, or asks for nothing, in time', async () => {
    const { rtmpPort } = await startMediaGateway(scope, { handshakeMs: 300, commandMs: 400 })
    const silent = stranger(rtmpPort)
    const slow = stranger(rtmpPort)
    const dripping = setInterval(() => slow.socket.write(Buffer.from([3])), 50)
    const aimless = stranger(rtmpPort)
    aimless.socket.write(afterHandshake(written(writeCommand(0, 'connect', 1, { app: 'live' }))))
    const lasted = await Promise.all([silent.closed, slow.closed, aimless.closed])
    clearInterval(dripping)
    for (const ms of lasted) expect(ms).toBeLessThan(3_000)
  })

  test('survives any bytes, before and after the handshake', async () => {
    const gateway = await startMediaGateway(scope, { handshakeMs: 500, commandMs: 500 })
    const strangers = Array.from({ length: 60 }, (_, index) => {
      const { socket, closed } = stranger(gateway.rtmpPort)
      const noise = randomBytes(1 + index * 97)
      socket.end(index % 2 === 0 ? noise : afterHandshake(noise))
      return closed
    })
    await Promise.all(strangers)
    expect(await publishes(gateway)).toBe(true)
    expect(gateway.logged.filter((line) => line.includes('fault of ours'))).toEqual([])
  })

  test('refuses commands that make no sense', async () => {
    const { rtmpPort, logged } = await startMediaGateway(scope)
    const command = (...commands: readonly ReturnType<typeof writeCommand>[]): Promise<number> => {
      const { socket, closed } = stranger(rtmpPort)
      socket.write(afterHandshake(written(...commands)))
      return closed
    }
    const live = writeCommand(0, 'connect', 1, { app: 'live' })
    await Promise.all([
      command(writeCommand(0, 'connect', 1, { app: 'other' })),
      command(writeCommand(0, 'connect', 1)),
      command(live, live),
      command(writeCommand(1, 'publish', 2, null, 'cam?token=publish.cam.ann')),
      command(live, writeCommand(1, 'publish', 2, null, 7)),
      command(live, writeCommand(1, 'play', 2)),
      command(live, ...Array.from({ length: 20 }, (_, index) => writeCommand(0, 'createStream', index + 2, null))),
    ])
    expect(logged.filter((line) => line.includes('fault of ours'))).toEqual([])
  })

  test('takes no more connections than it grants', async () => {
    const { rtmpPort } = await startMediaGateway(scope, { connections: 2 })
    const [first, second] = [stranger(rtmpPort), stranger(rtmpPort)]
    await pause(100)
    expect(await stranger(rtmpPort).closed).toBeLessThan(1_000)
    expect([first.socket.destroyed, second.socket.destroyed]).toEqual([false, false])
  })

  test('lets a publisher go who sends nothing any more', async () => {
    const gateway = await startMediaGateway(scope, { idleMs: 400 })
    const codes: number[] = []
    pushFromPhone({ url: gateway.rtmp('cam', tokenFor('publish', 'cam')), source: handedOver().source, retryDelaysMs: [], report: ({ code }) => codes.push(code) }, scope)
    await eventually('the phone is let go', () => (codes.includes(-1307) ? true : null))
    expect(codes).toEqual([1001, 1002, 3004, -1307])
  })

  test('a slow viewer leaves, and slows nobody', async () => {
    const gateway = await startMediaGateway(scope, { stallMs: 1_500, dropBytes: 200_000, leaveBytes: 1_000_000 })
    // 25 pictures a second of 100 KB each: a stalled viewer's buffers are full within two seconds.
    const pictures = Array.from({ length: 250 }, (_, index) => pictureTag(index * 40, { key: index % 25 === 0, nals: [nal(index % 25 === 0 ? 5 : 1, 100_000)] }))
    pushFromPhone({ url: gateway.rtmp('cam', tokenFor('publish', 'cam')), source: pacedBy([videoConfigTag(), ...pictures]) }, scope)
    await eventually('the stream is live', () => (gateway.hub.live().length > 0 ? true : null))
    let lost = false
    const stalled = openRtmpLink({ url: gateway.rtmp('cam', tokenFor('play', 'cam')), role: 'play', tell: ({ news }) => {
      if (news === 'tag') stalled.stall()
      lost ||= news === 'lost'
    } }, createScope(scope))
    const times: number[] = []
    playOnPhone({ url: gateway.rtmp('cam', tokenFor('play', 'cam')), onTag: () => times.push(performance.now()) }, scope)
    const readers = (): number => gateway.hub.streams().reduce((sum, stream) => sum + stream.readers, 0)
    await eventually('both watch', () => (readers() === 2 ? true : null))
    await eventually('the stalled viewer is let go', () => (readers() === 1 ? true : null))
    const gaps = times.slice(5).map((time, index) => time - (times[index + 4] ?? time))
    expect(times.length).toBeGreaterThan(30)
    expect(Math.max(...gaps)).toBeLessThan(600)
    expect(lost).toBe(false)
  })
})
