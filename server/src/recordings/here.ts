import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { PARTS_FILE, parseParts, RECORDING_ID, type ListedPart } from '#shared/protocol/recorded-parts'
import type { RecordingId } from '#shared/room/state'
import { unlessMissing } from './disk.ts'

/** What has a folder on this machine's disk. */
export async function recordingsHere(root: string): Promise<readonly RecordingId[]> {
  const found = await unlessMissing(readdir(root, { withFileTypes: true }))
  return (found ?? []).flatMap((entry) => (entry.isDirectory() && RECORDING_ID.test(entry.name) ? [entry.name] : []))
}

/** What its list here names, whether the file is here or not. */
export const partsHere = async (root: string, id: RecordingId): Promise<readonly ListedPart[]> =>
  parseParts((await unlessMissing(readFile(join(root, id, PARTS_FILE), 'utf8'))) ?? '')

/** Bytes of such parts of all recordings. */
export async function bytesHere(root: string, counts: (part: ListedPart) => boolean): Promise<number> {
  let bytes = 0
  for (const id of await recordingsHere(root)) {
    for (const part of await partsHere(root, id)) {
      if (counts(part)) bytes += (await unlessMissing(stat(join(root, id, part.file))))?.size ?? 0
    }
  }
  return bytes
}
