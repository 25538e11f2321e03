import type { Json } from '#shared/kernel/json'
import type { Result } from '#shared/kernel/result'
import type { FailureCode } from '#shared/protocol/failures'
import type { MemberId, Presence } from '#shared/room/state'
import type { LawReducer } from '#shared/scenario/law'
import type { StoreApi } from 'zustand/vanilla'
import type { MediaRoom, PublishChoice } from '../media/contract'
import type { PassingListener } from './passing'
import type { SessionState } from './state'
import type { Shown } from './streams'

/** One visit to one room: its store, its media, its verbs. Made by `createSession`; nothing about it is global. */
export interface Session {
  readonly store: StoreApi<SessionState>
  /** Null until the room was joined. Set before the phase turns live. */
  readonly media: () => MediaRoom | null
  join(): Promise<Result<void, FailureCode>>
  leave(): void
  /** The wished devices; kept through seats and rebuilds. */
  choose(choice: Partial<PublishChoice>): Promise<void>
  setMicrophone(on: boolean): Promise<void>
  setCamera(on: boolean): Promise<void>
  switchCamera(): Promise<void>
  /** Shares this person's screen, or stops. From their tap. Why not, is a notice; that it goes on, is the media's `screen`. */
  shareScreen(on: boolean): Promise<void>
  say(text: string): Promise<Result<void, FailureCode>>
  /** Nobody writes, or this one does not: whoever may `mute-others`, who writes on. */
  muteChat(muted: boolean, member?: MemberId): Promise<Result<void, FailureCode>>
  /** By its `seq`: one's own within two minutes, anybody's with `mute-others`. */
  deleteMessage(message: number): Promise<Result<void, FailureCode>>
  markRead(): void
  raiseHand(raised: boolean, member?: MemberId): Promise<Result<void, FailureCode>>
  invite(member: MemberId): Promise<Result<void, FailureCode>>
  answerInvitation(accept: boolean): Promise<Result<void, FailureCode>>
  leaveStage(): Promise<Result<void, FailureCode>>
  takeDown(member: MemberId): Promise<Result<void, FailureCode>>
  mute(member: MemberId, device: 'microphone' | 'camera'): Promise<Result<void, FailureCode>>
  remove(member: MemberId): Promise<Result<void, FailureCode>>
  /** Whoever may `record`; the room has one recording at a time. */
  startRecording(): Promise<Result<void, FailureCode>>
  stopRecording(): Promise<Result<void, FailureCode>>
  /** Keeps the last seconds as a clip, where the room keeps so many. */
  takeClip(seconds: number): Promise<Result<void, FailureCode>>
  endRoom(): Promise<Result<void, FailureCode>>
  move(move: Json): Promise<Result<void, FailureCode>>
  /** What shows the room's law: the room's page brings it, once. Steps before wait for it. */
  carryLaw(law: LawReducer): void
  /** Something of the law that matters only now, at most 4 KB of JSON and 30 a second: the law decides whom it reaches. Lost while offline, or if it is too large. */
  pass(data: Json): void
  /** What others pass; the answer ends the listening. */
  onPassing(listener: PassingListener): () => void
  setPresence(presence: Exclude<Presence, 'away'>): void
  dismiss(notice: number): void
  /** Whoever may `mix`: all of the room in one stream, from now on. */
  startMix(): Promise<Result<void, FailureCode>>
  stopMix(): Promise<Result<void, FailureCode>>
  /** The tiles on screen now; the rest is not decoded. */
  show(shown: Shown): void
  /** Sends this device's last notes and statistics to the server, which keeps them by room. */
  sendLog(): Promise<Result<void, FailureCode>>
}
