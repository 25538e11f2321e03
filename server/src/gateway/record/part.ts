import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { RecordedSource } from '#shared/room/state'
import type { Frame } from '../stream/frames.ts'
import { createGapFiller } from '../wire/fill-gaps.ts'
import { mendPart } from './mend.ts'
import type { MendedPart } from './mend.ts'
import { createPartFile } from './part-file.ts'
import type { PartFile } from './part-file.ts'
import { createPartMuxer } from './part-muxer.ts'
import type { PartContent } from './part-muxer.ts'
import type { PartsList } from './parts-list.ts'

/** Whose stream it is. */
export interface PartOwner {
  readonly stream: string
  readonly owner: string
  readonly source: RecordedSource
}

export interface PartNeeds extends PartOwner {
  readonly folder: string
  readonly list: PartsList
  readonly content: PartContent
  /** The stream's time of the part's first frame, and when that was. */
  readonly startMs: number
  readonly beganAt: number
  /** The disk refused: nothing more can be recorded. */
  readonly onFault: (error: unknown) => void
  /** The stream's frames could not be put together: this part ends where it is. */
  readonly onBroken: (error: unknown) => void
}

/** A stretch of one stream that plays by itself: frames of one configuration, without a long gap. */
export interface Part {
  /** It ends before the next keyframe. */
  readonly full: boolean
  /** No keyframe came for so long that what waits for one must go: it ends now. */
  readonly choked: boolean
  write(frame: Frame): void
  /** Resolves when the file is whole, or given up. */
  end(): Promise<void>
}

/** Long enough for a lesson's chapter, short enough that its list of samples stays small in memory. */
const MAX_PART_MS = 10 * 60_000
/** What waits is memory. */
const MAX_WAITING_BYTES = 32 * 1024 * 1024

/** Begins a file. Its list knows of it before its first byte. */
export function beginPart(needs: PartNeeds): Part {
  const { folder, list, content, startMs, beganAt, stream, owner, source, onFault, onBroken } = needs
  const name = list.nextFile()
  const filler = createGapFiller()
  let file: PartFile | null = null
  let lastMs = startMs
  const opened = list.add({ type: 'began', file: name, stream, owner, source, video: content.video !== null, audio: content.audio !== null, beganAt })
    .then(() => createPartFile(join(folder, name), onFault))
  const opening = opened.then((made) => void (file = made), onFault)
  const toFile = (act: (made: PartFile) => void): void => {
    if (file !== null) act(file)
    else void opening.then(() => file !== null && act(file))
  }
  const muxer = createPartMuxer(content, {
    head: (bytes) => toFile((made) => made.head(bytes)),
    fragment: (moof, mdat) => toFile((made) => made.fragment(moof, mdat)),
  }, onBroken)
  return {
    get full() {
      return lastMs - startMs > MAX_PART_MS || (file?.full ?? false)
    },
    get choked() {
      return muxer.waitingBytes > MAX_WAITING_BYTES
    },
    write(frame) {
      // Sound that is converted comes behind the picture of its moment: what sounded before the first picture is left out.
      if (frame.dtsMs < startMs) return
      if (file !== null && file.waitingBytes > MAX_WAITING_BYTES) onFault(new Error('the disk does not keep up'))
      lastMs = Math.max(lastMs, frame.dtsMs)
      for (const each of filler.take(frame)) muxer.write(each, each.dtsMs - startMs)
    },
    async end() {
      await opening
      await muxer.end()
      if (file === null) return
      const left = await closeFile(file, join(folder, name), onFault)
      if (left !== null) await list.add({ type: 'ended', file: name, endedAt: beganAt + left.durationMs, bytes: left.bytes }).catch(onFault)
    },
  }
}

/** What is there of it, also when the disk refused the rest; null if that must wait for the next start. */
async function closeFile(file: PartFile, path: string, onFault: (error: unknown) => void): Promise<MendedPart | null> {
  try {
    const left = (await file.close()) ? { durationMs: file.durationMs, bytes: file.bytes } : await mendPart(path)
    if (left.durationMs > 0) return left
    await rm(path, { force: true })
    return { durationMs: 0, bytes: 0 }
  } catch (error) {
    onFault(error)
    return null
  }
}
