import { randomBytes } from 'node:crypto'
import { failure, success, type Result } from '#shared/kernel/result'
import type { FailureCode } from '#shared/protocol/failures'
import { MAX_FILE_NAME_LENGTH, type FilePurpose } from '#shared/protocol/files-schema'
import type { MemberId } from '#shared/room/state'
import type { FileLimits } from './bounds.ts'
import { isFull } from './disk.ts'
import { HEAD_BYTES, KINDS_FOR, natureOf, type FileNature } from './kind.ts'
import type { FileRecord } from './shelf.ts'
import type { FileDraft, FileStorage } from './storage.ts'

/** What somebody gives to a room. */
export interface Upload {
  readonly room: string
  readonly by: MemberId
  readonly purpose: FilePurpose
  readonly name: string
  /** Throws when its sender is gone. */
  readonly content: AsyncIterable<Uint8Array>
}

/** Supplied by `files.ts`. */
export interface ReceiveNeeds {
  readonly storage: Pick<FileStorage, 'begin'>
  readonly limits: FileLimits
  /** Bytes that this room may still take, with what others are sending now. */
  roomLeft(): number
  /** So many of them more are taken. */
  taken(bytes: number): void
  readonly now: () => number
}

/** Writes an upload to the disk. What breaks off, or is refused, leaves nothing. Throws what the disk refuses, but for a full one, and what `content` throws. */
export async function receive(needs: ReceiveNeeds, upload: Upload): Promise<Result<FileRecord, FailureCode>> {
  const id = newFileId()
  try {
    const draft = await needs.storage.begin(upload.room, id)
    const written = await writing(draft, needs, upload)
    if (!written.ok) return written
    const { nature, bytes } = written.value
    const progress = nature.kind === 'video' || nature.kind === 'audio' ? { state: 'ready' as const } : { state: 'waiting' as const }
    return success({ id, room: upload.room, purpose: upload.purpose, ...nature, name: keptName(upload.name), bytes, addedBy: upload.by, addedAt: needs.now(), progress, pages: [], attempts: 0 })
  } catch (error) {
    if (isFull(error)) return failure('storage/full')
    throw error
  }
}

interface Written { readonly nature: FileNature; readonly bytes: number }

async function writing(draft: FileDraft, needs: ReceiveNeeds, upload: Upload): Promise<Result<Written, FailureCode>> {
  try {
    const written = await writeAll(draft, needs, upload)
    if (written.ok) await draft.keep()
    else await draft.drop()
    return written
  } catch (error) {
    await draft.drop()
    throw error
  }
}

/** Goes on reading what it does not take, so that its sender hears why. */
async function writeAll(draft: FileDraft, needs: ReceiveNeeds, { purpose, content }: Upload): Promise<Result<Written, FailureCode>> {
  const limit = purpose === 'image' ? needs.limits.image : needs.limits.file
  let head = Buffer.alloc(0)
  let bytes = 0
  let refusal: FailureCode | null = null
  for await (const chunk of content) {
    if (refusal !== null) continue
    if (head.length < HEAD_BYTES) head = Buffer.concat([head, chunk]).subarray(0, HEAD_BYTES)
    bytes += chunk.length
    refusal = bytes > limit ? 'file/too-large' : chunk.length > needs.roomLeft() ? 'file/room-full' : head.length === HEAD_BYTES ? refusalOf(head, purpose) : null
    if (refusal !== null) continue
    needs.taken(chunk.length)
    await draft.write(chunk)
  }
  const nature = natureOf(head)
  refusal ??= refusalOf(head, purpose)
  return refusal !== null || nature === null ? failure(refusal ?? 'file/unknown-type') : success({ nature, bytes })
}

function refusalOf(head: Buffer, purpose: FilePurpose): FailureCode | null {
  const nature = natureOf(head)
  return nature !== null && KINDS_FOR[purpose].includes(nature.kind) ? null : 'file/unknown-type'
}

/** 12 of [a-z0-9], not to be guessed; so is the second half of a page's. */
export function newFileId(): string {
  let id = ''
  // 252 is the largest multiple of 36 in a byte: each letter is as likely as another.
  while (id.length < ID_LENGTH) id += [...randomBytes(ID_LENGTH)].filter((byte) => byte < 252).map((byte) => (byte % 36).toString(36)).join('')
  return id.slice(0, ID_LENGTH)
}
const ID_LENGTH = 12

/** The last part of a path, without what no name has; a long one keeps its ending. */
export function keptName(name: string): string {
  const plain = (name.normalize('NFC').split(/[/\\]/).at(-1) ?? '').replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '').trim()
  const letters = [...plain]
  if (letters.length <= MAX_FILE_NAME_LENGTH) return plain === '' ? '…' : plain
  const ending = /\.\w{1,8}$/.exec(plain)?.[0] ?? ''
  return `${letters.slice(0, MAX_FILE_NAME_LENGTH - ending.length - 1).join('')}…${ending}`
}
