import type { Scope } from '#shared/kernel/scope'
import type { RecordingId } from '#shared/room/state'

/** Why a recording can't go on. */
export interface RecordingFailure {
  readonly room: string
  readonly recording: RecordingId
  readonly why: 'disk-full' | 'fault'
}

/** Writes rooms down: each stream into files of its own, `<folder>/<recording>/<part>.mp4`, listed in `parts.jsonl` beside them. */
export interface Recorder {
  /** Resolves when what an earlier process left open is whole. */
  readonly mended: Promise<void>
  /** How many could not go on since the gateway began. */
  readonly failed: Readonly<Record<RecordingFailure['why'], number>>
  /** All streams of the room from now on, also those that come later; null ends it. The same again changes nothing. */
  record(room: string, recording: RecordingId | null): void
  /** Tells recordings that can't go on, until the scope ends. */
  listen(listener: (failure: RecordingFailure) => void, scope: Scope): void
}
