import type { Scope } from '#shared/kernel/scope'
import type { MediaGrant } from '#shared/protocol/http'
import type { MediaNote, MediaProvider, MediaRoom, PublishChoice } from '../../src/media/contract'

/** Where a provider is tried: fakes of what it stands on, made anew for each test. */
export interface ProviderWorld {
  readonly provider: MediaProvider
  readonly grant: MediaGrant
  /** The person refuses these devices from now on. */
  refuse(devices: readonly ('microphone' | 'camera' | 'screen')[]): void
  /** The browser's own bar ends what is shared. Given by whoever can share. */
  endScreen?(): void
  /** Somebody else's stream is there to be played. */
  offer(stream: string): void
  /** Devices, connections and native components that are open now. */
  open(): number
  /** What brings native components to life that only the page can: called after each step. */
  breathe?(page: HTMLElement): void
  /** How often a fresh address, or a fresh grant, must be asked for at a rebuild that concerns one publisher and one player. */
  readonly asksAtRebuild: number
}

export const BOTH: PublishChoice = { microphone: true, camera: true, facing: 'front' }

/** One visit with a provider, on a page. */
export interface Visit {
  readonly room: MediaRoom
  readonly scope: Scope
  readonly notes: readonly MediaNote[]
  /** Addresses and grants asked for so far. */
  asked(): number
  pass(ms: number): Promise<void>
}
