import type { StoreApi } from 'zustand/vanilla'
import type { Scope } from '#shared/kernel/scope'
import type { DeviceEvents, FromLogic, ToLogic } from '../border/device.ts'
import type { Port } from '../border/port.ts'
import type { SoundAct, SoundNews } from '../border/sound.ts'
import type { SystemFacts } from '../border/system.ts'
import type { Questions } from './questions.ts'
import type { DeviceState } from './state.ts'

/** Where one mini-program's storage lies on this phone. */
export interface KeyedStore {
  entries(): readonly (readonly [key: string, json: string])[]
  write(key: string, json: string | null): void
}

/** One simulated phone: what it shows, what it answers the mini-program, what may be done to it. */
export interface Device {
  readonly state: StoreApi<DeviceState>
  readonly questions: Questions
  /** Lets something happen to the mini-program. */
  happen<N extends keyof DeviceEvents>(name: N, detail: DeviceEvents[N]): void
  changeFacts(change: Partial<SystemFacts>): void
  changePhone(change: Partial<DeviceState['phone']>): void
  /** The mini-program's end of the pipe is there. */
  connect(port: Port<ToLogic, FromLogic>): void
}

/** What sounds beside the pages; see `border/sound.ts`. It ends with the phone. */
export interface Speaker {
  listen(hear: (news: SoundNews) => void): void
  act(sound: number, act: SoundAct): void
  pauseAll(): void
}

/** Supplied by the browser's page or by a test. */
export interface DeviceNeeds {
  readonly facts: SystemFacts
  readonly store: KeyedStore
  /** The system's clipboard, or a text of one's own. */
  readonly clipboard: { read(): Promise<string>; write(text: string): Promise<void> }
  /** Where saved files lie; without it they last as long as the mini-program runs. */
  readonly files?: { write(path: string, bytes: ArrayBuffer | null): void }
  /** Without one, nothing sounds. */
  readonly speaker?: Speaker
  closed(): void
}

/** What an area of answers stands on. */
export interface AnswerNeeds extends DeviceNeeds {
  readonly device: Device
  readonly scope: Scope
}
