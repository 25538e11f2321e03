import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PARTS_FILE, type PartLine } from '#shared/protocol/recorded-parts'

/** A part as the gateway would write it; without an end it is still being written. */
export interface LaidPart {
  readonly file: string
  readonly stream: string
  readonly owner: string
  readonly beganAt: number
  readonly endedAt: number | null
  readonly content: Buffer
}

/** Lays a part and its lines into `<dataDir>/recordings/<recording>`. */
export function layPart(dataDir: string, recording: string, { file, stream, owner, beganAt, endedAt, content }: LaidPart): void {
  const folder = join(dataDir, 'recordings', recording)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, file), content)
  const tell = (line: PartLine) => appendFileSync(join(folder, PARTS_FILE), `${JSON.stringify(line)}\n`)
  tell({ type: 'began', file, stream, owner, source: 'camera', video: true, audio: true, beganAt })
  if (endedAt !== null) tell({ type: 'ended', file, endedAt, bytes: content.length })
}
