import * as v from 'valibot'
import { RECORDED_SOURCES, type MemberId, type RecordedSource, type StreamId } from '#shared/room/state'

/** The list of a recording's parts, beside their files: one JSON object a line, only ever appended to. */
export const PARTS_FILE = 'parts.jsonl'

/** What a part's file is called; nothing else is served. */
export const PART_FILE = /^\d{1,6}\.mp4$/

/** What a recording is called: also the name of its folder. */
export const RECORDING_ID = /^[\w-]{1,80}$/

const fileSchema = v.pipe(v.string(), v.regex(PART_FILE))

/** One line of the list. */
export const partLineSchema = v.variant('type', [
  v.object({
    type: v.literal('began'),
    file: fileSchema,
    stream: v.string(),
    owner: v.string(),
    source: v.picklist(RECORDED_SOURCES),
    video: v.boolean(),
    audio: v.boolean(),
    beganAt: v.number(),
  }),
  v.object({ type: v.literal('ended'), file: fileSchema, endedAt: v.number(), bytes: v.number() }),
])

export type PartLine = v.InferOutput<typeof partLineSchema>

/** A part as the list tells it; times are milliseconds since 1970. */
export interface ListedPart {
  readonly file: string
  readonly stream: StreamId
  readonly owner: MemberId
  readonly source: RecordedSource
  readonly video: boolean
  readonly audio: boolean
  readonly beganAt: number
  /** Null, as are its bytes, while it is written, or until a part that a kill left open is mended. */
  readonly endedAt: number | null
  readonly bytes: number | null
}

/** The parts in the order in which they began. Lines that are torn or unknown are skipped; of two of one kind the later counts. */
export function parseParts(text: string): readonly ListedPart[] {
  const parts = new Map<string, ListedPart>()
  for (const line of text.split('\n')) {
    const read = parseLine(line)
    if (read === null) continue
    const known = parts.get(read.file)
    if (read.type === 'began') parts.set(read.file, { ...beginningOf(read), endedAt: known?.endedAt ?? null, bytes: known?.bytes ?? null })
    else if (known !== undefined) parts.set(read.file, { ...known, endedAt: read.endedAt, bytes: read.bytes })
  }
  return [...parts.values()]
}

function parseLine(line: string): PartLine | null {
  try {
    const read = v.safeParse(partLineSchema, JSON.parse(line))
    return read.success ? read.output : null
  } catch {
    return null
  }
}

const beginningOf = ({ file, stream, owner, source, video, audio, beganAt }: Extract<PartLine, { readonly type: 'began' }>) =>
  ({ file, stream, owner, source, video, audio, beganAt })
