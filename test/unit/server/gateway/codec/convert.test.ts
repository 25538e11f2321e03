import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createConverter } from '../../../../../server/src/gateway/codec/convert'
import { beepingOpus, beepsOf } from '../../../../support/beeps'
import { eventually, pause } from '../../../../support/eventually'

interface Made { readonly data: Uint8Array; readonly atMs: number }

/** Real Opus through the real codecs; `dateOf` says when each packet of 20 ms was sampled. */
async function toAac(packets: readonly Buffer[], dateOf: (packet: number) => number): Promise<readonly Made[]> {
  const made: Made[] = []
  const madeMs = (): number => (made.length * 1_024) / 48
  const converter = createConverter({ to: 'aac' }, { onMade: (data, atMs) => made.push({ data, atMs }), onFailed: () => undefined })
  for (const [index, packet] of packets.entries()) {
    converter.push(packet, dateOf(index))
    // More at once than the queue takes would be dropped.
    for (let waits = 0; madeMs() < (index - 40) * 20 && waits < 5_000; waits += 1) await pause(1)
  }
  await eventually('all is made', () => madeMs() > (packets.length - 45) * 20 || null, 10_000)
  converter.close()
  return made
}

/** AAC as a file that ffmpeg reads: ADTS, 48 kHz, stereo. */
function asFile(made: readonly Made[], path: string): string {
  writeFileSync(path, Buffer.concat(made.flatMap(({ data }) => {
    const length = data.length + 7
    return [Buffer.of(0xff, 0xf1, 0x4c, 0x80 | (length >> 11), (length >> 3) & 0xff, ((length & 7) << 5) | 0x1f, 0xfc), Buffer.from(data)]
  })))
  return path
}

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lianmai-sound-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test('sound leaves the converter at the time it came in, what the codecs put in front taken off', async () => {
  const made = await toAac(beepingOpus(6, 1), (packet) => 5_000 + packet * 20)
  const beeps = beepsOf(asFile(made, join(folder, 'sound.aac'))).map((ms) => ms + (made[0]?.atMs ?? 0))
  expect(beeps.length).toBeGreaterThan(3)
  for (const [index, at] of beeps.entries()) expect(Math.abs(at - (beeps.length > 4 ? 5_000 : 6_000) - index * 1_000)).toBeLessThan(15)
}, 30_000)

test('a microphone whose clock runs 500 ppm fast stays in step, sample by sample', async () => {
  const fast = 1.000_5
  const made = await toAac(beepingOpus(180, fast), (packet) => (packet * 20) / fast)
  const beeps = beepsOf(asFile(made, join(folder, 'sound.aac'))).map((ms) => ms + (made[0]?.atMs ?? 0))
  expect(beeps.length).toBeGreaterThan(170)
  const first = Math.round((beeps[0] ?? 0) / 1_000)
  for (const [index, at] of beeps.entries()) expect(Math.abs(at - (first + index) * 1_000)).toBeLessThan(20)
}, 120_000)
