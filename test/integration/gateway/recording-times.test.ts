import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createScope, type Scope } from '#shared/kernel/scope'
import { PARTS_FILE, parseParts, type ListedPart } from '#shared/protocol/recorded-parts'
import { TAG, type FlvTag } from '../../../server/src/gateway/wire/flv'
import { openRtmpLink } from '../../../simulator/carrier/rtmp-link'
import { eventually, pause } from '../../support/eventually'
import { openControl } from '../../support/gateway-control'
import { startGatewayProcess, type GatewayProcess } from '../../support/gateway-process'
import { complaintsOfEach, probeFile } from '../../support/recorded'
import { encodedBy } from '../../support/tag-sources'

const PICTURES_PER_SECOND = 25
const HOUR_MS = 3_600_000
const BEFORE_MS = 3_500
const AFTER_MS = 5_500

let gateway: GatewayProcess
let scope: Scope
beforeEach(async () => {
  scope = createScope()
  gateway = await startGatewayProcess()
})
afterEach(async () => {
  scope.end()
  await gateway.stop()
})

interface Encoder {
  /** What is added to each tag's time. */
  shiftOf: (tag: FlvTag) => number
  /** Pictures sent while it was recorded. */
  pictures: number
}

/** An encoder that pushes real pictures and sound in real time, and whose clock the test sets. */
async function encoder(stream: string, shiftMs: number): Promise<Encoder> {
  const state: Encoder = { shiftOf: () => shiftMs, pictures: 0 }
  const accepted = new Promise<void>((resolve) => {
    const link = openRtmpLink({ url: gateway.rtmp(stream, 'publish'), role: 'publish', tell: ({ news }) => news === 'accepted' && resolve() }, scope)
    void eventually('it is accepted', () => Promise.race([accepted.then(() => true), pause(10).then(() => null)])).then(() => {
      encodedBy({ keyEach: PICTURES_PER_SECOND }).start((tag) => {
        if (tag.type === TAG.data) return
        if (tag.type === TAG.video) state.pictures += 1
        link.send({ ...tag, timestamp: (tag.timestamp + state.shiftOf(tag)) >>> 0 })
      }, scope)
    })
  })
  await eventually(`${stream} is live`, async () => (await gateway.statistics()).streams.some(({ id, via }) => id === stream && via !== null) || null)
  return state
}

const partsOf = (): readonly ListedPart[] => parseParts(readFileSync(join(gateway.recordings, 'rec', PARTS_FILE), 'utf8'))
const packetsOf = (part: ListedPart): number => probeFile(join(gateway.recordings, 'rec', part.file)).tracks.find(({ kind }) => kind === 'video')?.packets ?? 0

test('clocks of encoders that jump an hour ahead, an hour back, wrap at 2^32, or jump for the pictures alone: every file plays, and none is longer than it took', async () => {
  const { order } = await openControl(gateway, scope)
  const encoders = {
    ahead: await encoder('room-ahead-camera', 0),
    back: await encoder('room-back-camera', 2 * HOUR_MS),
    wraps: await encoder('room-wraps-camera', 2 ** 32 - 4_500),
    pictures: await encoder('room-pictures-camera', 0),
    little: await encoder('room-little-camera', 0),
  }
  for (const each of Object.values(encoders)) each.pictures = 0
  const began = Date.now()
  order({ type: 'record', room: 'room', recording: 'rec' })
  await pause(BEFORE_MS)
  encoders.ahead.shiftOf = () => HOUR_MS
  encoders.back.shiftOf = () => HOUR_MS
  encoders.pictures.shiftOf = ({ type }) => (type === TAG.video ? HOUR_MS : 0)
  encoders.little.shiftOf = () => 5_000
  await pause(AFTER_MS)
  const sent = Object.fromEntries(Object.entries(encoders).map(([name, { pictures }]) => [name, pictures]))
  order({ type: 'record', room: 'room', recording: null })
  const tookMs = Date.now() - began
  const parts = await eventually('all parts to end', () => (partsOf().every(({ endedAt }) => endedAt !== null) ? partsOf() : null), 15_000)

  for (const name of Object.keys(encoders)) {
    const own = parts.filter(({ stream, bytes }) => stream === `room-${name}-camera` && bytes !== 0)
    expect([name, own.length > 0]).toEqual([name, true])
    for (const part of own) {
      const path = join(gateway.recordings, 'rec', part.file)
      const lasts = (part.endedAt ?? 0) - part.beganAt
      expect({ name, complaints: complaintsOfEach(path) }).toEqual({ name, complaints: '' })
      expect({ name, off: Math.abs(probeFile(path).seconds * 1_000 - lasts) < 300 }).toEqual({ name, off: true })
      expect({ name, sane: lasts > 0 && lasts < tookMs + 2_000 }).toEqual({ name, sane: true })
      // Placed where it was: within the recording, by the gateway's clock.
      expect({ name, early: part.beganAt > began - 2_500, late: (part.endedAt ?? 0) < began + tookMs + 2_500 }).toEqual({ name, early: true, late: true })
    }
    for (const [index, part] of own.entries()) {
      const gapMs = index === 0 ? 0 : part.beganAt - (own[index - 1]?.endedAt ?? 0)
      expect({ name, gap: gapMs > -200 && gapMs < 1_500 ? 'small' : gapMs }).toEqual({ name, gap: 'small' })
    }
    // A second of pictures may be waited for at the beginning of a part, and the recording begins with the keyframe before it.
    const kept = own.reduce((sum, part) => sum + packetsOf(part), 0)
    expect({ name, lost: kept >= (sent[name] ?? 0) - PICTURES_PER_SECOND * own.length ? 'few' : `${kept} of ${sent[name]} in ${own.length} parts` }).toEqual({ name, lost: 'few' })
  }
})
