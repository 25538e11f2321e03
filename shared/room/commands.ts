import type { Json } from '#shared/kernel/json'
import type { LayoutMode } from '#shared/scenario/layout'
import type { MemberId, Presence } from './state.ts'

/** What a member may ask of a room. Acknowledged after it is stored; the same id twice is done once. */
export type RoomCommand =
  | { readonly type: 'chat.send'; readonly text: string }
  /** Nobody writes any more, or this one does not; who may `mute-others` writes on. */
  | { readonly type: 'chat.mute'; readonly muted: boolean; readonly member?: MemberId | undefined }
  /** `message`: its `seq`. One's own within two minutes, with `mute-others` anybody's; of the last 200. */
  | { readonly type: 'chat.delete'; readonly message: number }
  | { readonly type: 'hand.set'; readonly raised: boolean; /** The host may lower another's. */ readonly member?: MemberId | undefined }
  | { readonly type: 'media.set'; readonly microphone: 'on' | 'off'; readonly camera: 'on' | 'off' }
  | { readonly type: 'presence.set'; readonly presence: Exclude<Presence, 'away'> }
  | { readonly type: 'stage.invite'; readonly member: MemberId }
  | { readonly type: 'stage.answer'; readonly accept: boolean }
  | { readonly type: 'stage.leave' }
  | { readonly type: 'stage.takeDown'; readonly member: MemberId }
  | { readonly type: 'member.mute'; readonly member: MemberId; readonly device: 'microphone' | 'camera' }
  | { readonly type: 'member.remove'; readonly member: MemberId }
  | { readonly type: 'recording.start' }
  | { readonly type: 'recording.stop' }
  /** Without a layout: the scenario's, or the one that runs. */
  | { readonly type: 'mix.start'; readonly layout?: LayoutMode | undefined }
  | { readonly type: 'mix.stop' }
  /** Keeps the last seconds as a clip. */
  | { readonly type: 'clip.take'; readonly seconds: number }
  | { readonly type: 'room.leave' }
  | { readonly type: 'room.end' }
  | { readonly type: 'law.move'; readonly move: Json }

/** Not stored, not repeated, may be dropped: what matters only now. */
export type Ephemeral =
  /** The sender's network, measured by itself; at most one in 2 s. */
  | { readonly type: 'quality'; readonly up: Quality; readonly down: Quality; readonly rttMs: number | null }
  /** The sender speaks (0 to 1), told at changes and at most 5 times a second. */
  | { readonly type: 'level'; readonly level: number }
  /** Of the scenario's law, which decides whom it reaches: ink while it is drawn, a pointer. At most 4 KB as JSON text. */
  | { readonly type: 'law'; readonly data: Json }

export type Quality = 'good' | 'fair' | 'poor' | 'unknown'
