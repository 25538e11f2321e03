import type { ComponentType } from 'react'
import type { StoreApi } from 'zustand/vanilla'
import type { Scope } from '#shared/kernel/scope'
import type { DeviceState } from '../contract'
import type { DeviceList } from '../device-list/contract'
import type { OpenDevices } from '../open-devices'

/** The device check before a room: asks for permission, shows the picture, measures the sound. Ends with the scope, unless handed over. */
export type OpenPreview = (scope: Scope) => Preview

export interface Preview {
  readonly can: PreviewCan
  readonly store: StoreApi<PreviewState>
  /** Turns devices on or off, or takes others. A refusal is told by the state, never thrown; asking again asks the browser again. */
  set(change: PreviewWish): Promise<void>
  /** Plays a short tone through the chosen speaker; false if the browser refused. */
  testSpeaker(): Promise<boolean>
  /** Gives the open devices to a room (`MediaNeeds.devices`); the preview lets go of them. */
  handOver(): OpenDevices
  /** The own picture, mirrored if of the front camera; fills its parent. */
  readonly PreviewVideo: ComponentType
}

export interface PreviewCan {
  readonly chooseDevice: boolean
  readonly level: boolean
  readonly testSpeaker: boolean
}

export interface PreviewWish {
  readonly microphone?: boolean
  readonly camera?: boolean
  readonly facing?: 'front' | 'rear'
  readonly microphoneId?: string
  readonly cameraId?: string
  readonly speakerId?: string
}

export interface PreviewState {
  /** `asking`: the person has a question of the browser or of WeChat on the screen. */
  readonly asking: boolean
  readonly microphone: DeviceState
  readonly camera: DeviceState
  readonly facing: 'front' | 'rear'
  readonly devices: DeviceList
  readonly chosen: { readonly microphoneId?: string | undefined; readonly cameraId?: string | undefined; readonly speakerId?: string | undefined }
  /** How loud the microphone hears, 0 to 1, about 20 times a second. */
  readonly level: number
}
