import { failure, success } from '#shared/kernel/result'
import type { Result } from '#shared/kernel/result'
import { NOTHING } from './bytes.ts'
import { FILE_HEADER_BYTES, TAG_HEADER_BYTES, TAG_TRAILER_BYTES } from './flv.ts'
import type { FlvTag } from './flv.ts'

export type FlvFault = 'flv/header' | 'flv/tag-too-large'

export interface FlvReader {
  /** Takes bytes as they come and answers the tags that became whole. After a fault it answers the same fault for ever. */
  read(bytes: Buffer): Result<readonly FlvTag[], FlvFault>
}

/** Reads an FLV file or stream. It never holds more than one unfinished tag of `maxTagBytes` and one piece of input. */
export function createFlvReader(maxTagBytes: number): FlvReader {
  let held: readonly Buffer[] = []
  let heldBytes = 0
  let neededBytes = FILE_HEADER_BYTES + TAG_TRAILER_BYTES
  let headerRead = false
  let fault: FlvFault | null = null
  return {
    read(bytes) {
      held = [...held, bytes]
      heldBytes += bytes.length
      if (fault !== null) return failure(fault)
      if (heldBytes < neededBytes) return success([])
      const parsed = parse(Buffer.concat(held), headerRead, maxTagBytes)
      if (!parsed.ok) {
        fault = parsed.failure
        held = []
        return parsed
      }
      headerRead = true
      neededBytes = parsed.value.neededBytes
      held = [Buffer.from(parsed.value.rest)]
      heldBytes = parsed.value.rest.length
      return success(parsed.value.tags)
    },
  }
}

interface Parsed {
  readonly tags: readonly FlvTag[]
  readonly rest: Buffer
  /** How long the rest must grow before it is worth another look. */
  readonly neededBytes: number
}

function parse(input: Buffer, headerRead: boolean, maxTagBytes: number): Result<Parsed, FlvFault> {
  const start = headerRead ? 0 : fileHeaderBytes(input)
  if (start === null) return failure('flv/header')
  const tags: FlvTag[] = []
  let at = start
  while (input.length - at >= TAG_HEADER_BYTES) {
    const bodyBytes = input.readUIntBE(at + 1, 3)
    if (bodyBytes > maxTagBytes) return failure('flv/tag-too-large')
    const tagBytes = TAG_HEADER_BYTES + bodyBytes + TAG_TRAILER_BYTES
    if (input.length - at < tagBytes) return success({ tags, rest: input.subarray(at), neededBytes: tagBytes })
    tags.push(tagAt(input, at, bodyBytes))
    at += tagBytes
  }
  return success({ tags, rest: at <= input.length ? input.subarray(at) : NOTHING, neededBytes: TAG_HEADER_BYTES })
}

const tagAt = (input: Buffer, at: number, bodyBytes: number): FlvTag => ({
  type: input.readUInt8(at) & 0x1f,
  timestamp: input.readUIntBE(at + 4, 3) + input.readUInt8(at + 7) * 2 ** 24,
  body: input.subarray(at + TAG_HEADER_BYTES, at + TAG_HEADER_BYTES + bodyBytes),
})

/** Where the first tag starts, or null when this is no FLV. Other header lengths than 9 do not exist. */
function fileHeaderBytes(input: Buffer): number | null {
  const isFlv = input.toString('latin1', 0, 3) === 'FLV' && input.readUInt32BE(5) === FILE_HEADER_BYTES
  return isFlv ? FILE_HEADER_BYTES + TAG_TRAILER_BYTES : null
}
