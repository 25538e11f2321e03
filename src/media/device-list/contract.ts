import type { Scope } from '#shared/kernel/scope'

/** A device the person may choose. `label` is empty until a permission was given. */
export interface DeviceChoice {
  readonly id: string
  readonly label: string
}

export interface DeviceList {
  readonly microphones: readonly DeviceChoice[]
  readonly cameras: readonly DeviceChoice[]
  readonly speakers: readonly DeviceChoice[]
}

/** Tells the list now and at each plugging in or out. Empty where the system chooses by itself. */
export type WatchDevices = (scope: Scope, told: (list: DeviceList) => void) => void
