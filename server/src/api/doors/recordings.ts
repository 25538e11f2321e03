import { failure, success } from '#shared/kernel/result'
import type { RecordedPart } from '#shared/protocol/http'
import { PART_FILE, RECORDING_ID } from '#shared/protocol/recorded-parts'
import { recordingReplySchema } from '#shared/protocol/recording-schema'
import { recordingsReplySchema } from '#shared/protocol/recordings-schema'
import type { RuledScenario } from '#shared/scenario/manifest'
import { readContent, type RecordingContent, type Recordings } from '../../recordings/recordings.ts'
import type { RecordingRight, Tokens } from '../../tokens/tokens.ts'
import { seenBy } from '../seen-by.ts'
import { fileDoor, signedDoor, type Door, type FileDoor } from '../door.ts'
import { httpBase, type Origin } from '../origin.ts'

/** Supplied by `serve.ts`. */
export interface RecordingDoorNeeds {
  readonly tokens: Tokens
  readonly recordings: Recordings
  readonly scenarios: readonly RuledScenario[]
}

const idMeans = 'A recording’s id'

/** Recordings, for who was in their rooms; also after the rooms' ends. */
export const recordingDoors = ({ tokens, recordings, scenarios }: RecordingDoorNeeds): readonly Door[] => [
  signedDoor(
    tokens,
    { method: 'GET', path: '/api/recordings', summary: 'Recordings and clips of rooms that the caller was in, newest first, at most 200', failures: [] },
    null,
    recordingsReplySchema,
    async ({ user }) => success({ recordings: await recordings.shelf.listFor(user.id) }),
  ),
  signedDoor(
    tokens,
    { method: 'GET', path: '/api/recordings/{id}', idMeans, summary: 'What was recorded: its people, its files and what happened meanwhile', failures: ['recording/not-found', 'recording/storage-away'] },
    null,
    recordingReplySchema,
    async ({ id, user, origin }) => {
      const summary = RECORDING_ID.test(id) ? await recordings.shelf.findFor(user.id, id) : null
      if (summary === null) return failure('recording/not-found')
      const content = await readContent(recordings, summary)
      if (!content.ok) return content
      const { people, parts } = content.value
      return success({ ...summary, people, events: seenBy(scenarios, summary.scenario, user.id, content.value), parts: await addressed(tokens, { recording: summary.id, user: user.id }, parts, origin) })
    },
  ),
  fileDoor(
    {
      path: '/api/recordings/{id}/files/{file}',
      idMeans,
      summary: 'A part of a recording as MP4, whole or a range of it; the address comes with the recording',
      failures: ['media/token-invalid', 'media/token-expired', 'media/token-mismatch', 'recording/not-found', 'recording/storage-away'],
    },
    ['video/mp4'],
    openFile(tokens, recordings),
  ),
]

async function addressed(tokens: Tokens, right: RecordingRight, parts: RecordingContent['parts'], origin: Origin): Promise<readonly RecordedPart[]> {
  const { token, expiresAt } = await tokens.issueRecording(right)
  return parts.map(({ file, ...part }) => ({ ...part, url: `${httpBase(origin)}/api/recordings/${right.recording}/files/${file}?token=${token}`, expiresAt }))
}

/** Whoever holds an address and was removed from the room since then is told what they are told everywhere: there is no such recording. */
const openFile = (tokens: Tokens, { shelf, storage, readers }: Recordings): FileDoor['open'] => async ({ id, file, token }) => {
  const right = await tokens.readRecording(token)
  if (!right.ok) return right
  if (right.value.recording !== id) return failure('media/token-mismatch')
  if (!RECORDING_ID.test(id) || !PART_FILE.test(file)) return failure('recording/not-found')
  if ((await shelf.findFor(right.value.user, id)) === null) return failure('recording/not-found')
  const end = readers.begin(id)
  if (end === null) return failure('recording/not-found')
  const opened = await storage.open(id, file).catch(endingWith(end))
  if (!opened.ok) {
    end()
    return opened
  }
  const { value } = opened
  return success({ file: value, done: () => endAll(value.close, end) })
}

/** A reading that could not begin is over. */
const endingWith = (end: () => void) => (error: unknown): never => {
  end()
  throw error
}

const endAll = (...ends: readonly (() => void)[]): void => ends.forEach((end) => end())
