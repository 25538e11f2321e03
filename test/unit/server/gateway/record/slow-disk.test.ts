import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseParts } from '#shared/protocol/recorded-parts'
import { beginPart } from '../../../../../server/src/gateway/record/part'
import { openPartsList } from '../../../../../server/src/gateway/record/parts-list'
import type { Frame, VideoFrame } from '../../../../../server/src/gateway/stream/frames'
import { eventually } from '../../../../support/eventually'
import { complaintsOf, framesOf, probeFile } from '../../../../support/recorded'

/** Filler data (7.4.2.7 of H.264): real bytes that decoders skip. */
const FILLER = Buffer.concat([Buffer.from([0x0c]), Buffer.alloc(100_000, 0xff), Buffer.from([0x80])])
const MAX_WAITING_BYTES = 32 * 1024 * 1024
/** Two seconds. */
const FRAGMENT_BYTES = 50 * FILLER.length

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lianmai-slow-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0

const isPicture = (frame: Frame): frame is VideoFrame => frame.kind === 'video'

/** Lets everything go on but the disk: what it finished is heard only in a later turn of the loop. */
async function withoutDisk(): Promise<void> {
  for (let count = 0; count < 200; count += 1) await Promise.resolve()
}

test('a disk that does not keep up ends the part with a word before more than its bound waits; what was taken plays', async () => {
  const list = await openPartsList(folder)
  const faults: unknown[] = []
  const pictures = framesOf(40).filter(isPicture).map((frame) => ({ ...frame, nals: [...frame.nals, FILLER] }))
  const part = beginPart({
    folder, list, stream: 'r-ann-camera', owner: 'ann', source: 'camera', startMs: 0, beganAt: 5_000,
    content: { video: pictures[0]!.config, audio: null },
    onFault: (error) => faults.push(error),
    onBroken: (error) => faults.push(error),
  })
  // The file is open and takes its first fragments while the disk is quick.
  for (const picture of pictures.slice(0, 125)) part.write(picture)
  await eventually('the first fragments', () => (sizeOf(join(folder, '1.mp4')) >= 2 * FRAGMENT_BYTES ? true : null))
  expect(faults).toEqual([])
  let taken = 0
  for (const picture of pictures.slice(125)) {
    part.write(picture)
    taken += FILLER.length
    await withoutDisk()
    if (faults.length > 0) break
  }
  expect(String(faults[0])).toBe('Error: the disk does not keep up')
  // A fragment may have been on its way before, and one be on its way beside what waits.
  expect(Math.abs(taken - MAX_WAITING_BYTES)).toBeLessThan(2.5 * FRAGMENT_BYTES)
  await part.end()
  const [listed] = parseParts(readFileSync(join(folder, 'parts.jsonl'), 'utf8'))
  expect(listed?.endedAt).not.toBeNull()
  const path = join(folder, '1.mp4')
  expect(complaintsOf(path)).toBe('')
  expect(probeFile(path).seconds * 1_000).toBeCloseTo((listed?.endedAt ?? 0) - 5_000, -2)
})
