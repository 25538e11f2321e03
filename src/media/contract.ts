import type { ComponentType } from 'react'
import type { Result } from '#shared/kernel/result'
import type { Scope } from '#shared/kernel/scope'
import type { FailureCode } from '#shared/protocol/failures'
import type { MediaGrant, PlayReply, PublishReply } from '#shared/protocol/http'
import type { Quality } from '#shared/room/commands'
import type { StreamId, StreamSource } from '#shared/room/state'
import type { StoreApi } from 'zustand/vanilla'
import type { OpenDevices } from './open-devices'

/** One way of carrying media: the own gateway by WebRTC, by live-pusher, or a vendor's cloud. */
export interface MediaProvider {
  /** Fit for a URL and for `MediaGrant.engine` plus a suffix. */
  readonly id: string
  readonly engine: MediaGrant['engine']
  readonly can: MediaCan
  /** One per visit; everything it opens ends with the scope, also when it ends in the middle of opening. */
  open(needs: MediaNeeds, visit: Scope): MediaRoom
}

/** What a provider can do, as data. Views ask this and never the provider's name. */
export interface MediaCan {
  readonly publish: boolean
  readonly switchCamera: boolean
  readonly chooseDevice: boolean
  readonly statistics: boolean
  readonly screen: boolean
  readonly beauty: boolean
  /** Most remote videos at once. */
  readonly players: number
}

/** Declared here by the consumer; `src/store` supplies it. */
export interface MediaNeeds {
  readonly grant: MediaGrant
  /** Fresh addresses; asked before every (re)build, never kept. */
  publishAddress(source: StreamSource): Promise<Result<PublishReply, FailureCode>>
  playAddress(stream: StreamId): Promise<Result<PlayReply, FailureCode>>
  /** A cloud's token runs out: a fresh grant. Engines that ask for addresses never call it. */
  renewGrant?(): Promise<Result<MediaGrant, FailureCode>>
  /** What the device check opened (`Preview.handOver`): sent instead of being opened a second time. The room closes it. */
  readonly devices?: OpenDevices | undefined
  /** A line for the client log: codes and numbers, nothing personal. */
  note(line: MediaNote): void
}

export interface MediaNote {
  readonly at: number
  readonly what: string
  readonly code?: number | undefined
  readonly stream?: StreamId | undefined
}

export interface PublishChoice {
  readonly microphone: boolean
  readonly camera: boolean
  readonly facing: 'front' | 'rear'
  readonly microphoneId?: string | undefined
  readonly cameraId?: string | undefined
  /** Weapp only: SD, HD, FHD are live modes, RTC is for talking. Bitrates in kbit/s; beauty and whiteness 0 to 9. */
  readonly mode?: 'RTC' | 'SD' | 'HD' | 'FHD' | undefined
  readonly minBitrate?: number | undefined
  readonly maxBitrate?: number | undefined
  readonly beauty?: number | undefined
  readonly whiteness?: number | undefined
}

/** Why a device or a way is not there; each has a sentence in `ui/words`. */
export type MediaFailure =
  | 'permission-denied'
  | 'no-device'
  | 'device-busy'
  | 'insecure-page'
  | 'encoder-failed'
  /** Weapp: the live component never said a word, as where the account's category does not allow it. */
  | 'component-silent'
  | 'no-way-through'
  | 'unsupported'
  | 'address-refused'

export type PublisherState =
  /** Not asked to publish, or nothing to send: both devices are missing, or none was on yet. */
  | { readonly phase: 'idle' }
  | { readonly phase: 'starting' }
  | { readonly phase: 'live'; readonly weak: boolean; readonly via: Transport }
  /** Down; tries again by itself. */
  | { readonly phase: 'waiting'; readonly attempt: number }
  | { readonly phase: 'failed'; readonly why: MediaFailure }

/** The screen that this person shares. `starting`: also while the browser asks which one. `failed`: the capture has ended, nothing goes on by itself. */
export type ScreenState =
  | Exclude<PublisherState, { readonly phase: 'failed' }>
  | { readonly phase: 'failed'; readonly why: MediaFailure | FailureCode }

export type PlayerState =
  | { readonly phase: 'starting' }
  /** Pictures move, or sound arrives where the stream has no picture. */
  | { readonly phase: 'playing'; readonly via: Transport; readonly stalled: boolean }
  | { readonly phase: 'waiting'; readonly attempt: number }
  | { readonly phase: 'failed'; readonly why: MediaFailure | FailureCode }

export type Transport = 'webrtc' | 'rtmp' | 'flv' | 'vendor'

export interface MediaRoomState {
  readonly publisher: PublisherState
  /** What is open now, after permission and devices had their say: a wish for a camera may end without one. */
  readonly microphone: DeviceState
  readonly camera: DeviceState
  readonly screen: ScreenState
  readonly facing: 'front' | 'rear'
  readonly players: Readonly<Record<StreamId, PlayerState>>
  /** 0 to 1, smoothed; key is a stream id, or `local`. Missing means silent. */
  readonly levels: Readonly<Record<string, number>>
  /** `blocked`: the browser wants a tap before it plays sound. */
  readonly sound: 'allowed' | 'blocked'
}

export type DeviceState = { readonly state: 'off' } | { readonly state: 'on' } | { readonly state: 'missing'; readonly why: MediaFailure }

export interface MediaRoom {
  readonly store: StoreApi<MediaRoomState>
  /** Starts or changes what is sent. A missing camera or a refused permission is no failure: sound, or nothing, is sent, and the state tells. */
  publish(source: StreamSource, choice: PublishChoice): Promise<void>
  unpublish(): void
  setMicrophone(on: boolean): Promise<void>
  setCamera(on: boolean): Promise<void>
  /** From the person's tap, where the provider `can`: asks which screen, and sends it as a stream of its own until it is stopped here, by the browser's own bar, or for good by a failure. Resolves when the person has chosen; the state tells all. */
  shareScreen(): Promise<void>
  stopScreen(): void
  switchCamera(): Promise<void>
  choose(devices: { readonly microphoneId?: string; readonly cameraId?: string; readonly speakerId?: string }): Promise<void>
  /** The streams wanted now; others are let go. `video: false` plays sound only. */
  want(streams: readonly { readonly id: StreamId; readonly video: boolean; readonly audio: boolean }[]): void
  /** The gateway lost everything: fresh addresses and connections at once, without waiting for time-outs. */
  rebuild(): void
  /** Background began or ended. */
  pause(paused: boolean): void
  /** From the person's tap: start the sound that the browser held back. */
  allowSound(): void
  statistics(): Promise<MediaStatistics>
  /** The own picture, mirrored if of the front camera. */
  readonly LocalVideo: ComponentType
  readonly RemoteVideo: ComponentType<RemoteVideoProps>
  /** Mounted once by the page, anywhere: what must be in the tree although no tile shows it, such as players of sound only in a mini-program. */
  readonly Unseen: ComponentType
}

export interface RemoteVideoProps {
  readonly stream: StreamId
  readonly fit: 'cover' | 'contain'
  /** A quarter turn to the right: a wide picture fills a phone that is held upright. */
  readonly turned?: boolean | undefined
}

export interface MediaStatistics {
  readonly up: LinkStatistics
  readonly down: LinkStatistics
  readonly rttMs: number | null
  readonly quality: { readonly up: Quality; readonly down: Quality }
  readonly streams: readonly StreamStatistics[]
}

export interface LinkStatistics { readonly kbps: number; readonly lossPercent: number | null }

export interface StreamStatistics {
  /** `local` is the own camera, `local-screen` the own screen. */
  readonly stream: StreamId | 'local' | 'local-screen'
  readonly via: Transport
  readonly width: number
  readonly height: number
  readonly fps: number
  readonly kbps: number
  /** Age of the picture by jitter buffer and round trip, where it can be told. */
  readonly latencyMs: number | null
}
