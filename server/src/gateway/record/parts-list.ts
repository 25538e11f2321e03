import { appendFile, mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PARTS_FILE, parseParts } from '#shared/protocol/recorded-parts'
import type { ListedPart, PartLine } from '#shared/protocol/recorded-parts'

/** The list of a recording's parts: lines that are only ever added, so that a kill tears at most the last. */
export interface PartsList {
  /** The next part's file name; no name is given twice. */
  nextFile(): string
  add(line: PartLine): Promise<void>
}

/** Opens a recording's list, or begins it. */
export async function openPartsList(folder: string): Promise<PartsList> {
  await mkdir(folder, { recursive: true })
  let last = Math.max(0, ...(await readPartsList(folder)).map(({ file }) => Number.parseInt(file, 10)))
  let line: Promise<void> = Promise.resolve()
  return {
    nextFile() {
      last += 1
      return `${last}.mp4`
    },
    add(entry) {
      line = line.catch(() => undefined).then(() => addLine(folder, entry))
      return line
    },
  }
}

/** A line of its own, also behind a torn one. */
export const addLine = (folder: string, entry: PartLine): Promise<void> => appendFile(join(folder, PARTS_FILE), `\n${JSON.stringify(entry)}\n`)

/** What stands in a recording's list; nothing where there is none. */
export const readPartsList = async (folder: string): Promise<readonly ListedPart[]> => parseParts(await readFile(join(folder, PARTS_FILE), 'utf8').catch(() => ''))
