import { after, createScope, type Scope } from '#shared/kernel/scope'
import { CONDITIONS, type ConditionsId } from '../border/network.ts'
import type { NetworkType } from '../border/system.ts'
import type { Device } from './contract.ts'

/** What a person, or the world, does to a phone. */
export interface Happenings {
  /** The network that was chosen last; a cut does not change it. */
  readonly current: ConditionsId
  /** The home key, or another app. */
  toBackground(reason?: 'background' | 'capsule'): void
  toFront(): void
  /** Somebody rings: camera and microphone are taken until it ends. */
  call(): void
  hangUp(): void
  network(id: ConditionsId): void
  /** The network forgets the live streams that are open, without a word. */
  stallLive(): void
  /** No network for so long, then the one before. */
  cut(ms: number): void
  theme(theme: 'light' | 'dark'): void
}

/** Supplied by whoever has the phone. */
export interface HappeningNeeds {
  readonly device: Device
  /** The phone's network follows. */
  conditions(id: ConditionsId): void
  dropConnections(): void
  stallLive(): void
}

/** Documented: five seconds after it left the screen, a mini-program's connections are cut, and about so long its code is kept running. */
export const BACKGROUND_CUT_MS = 5_000
const TOLD_WITHIN_MS = 50

const NETWORKS: Readonly<Record<ConditionsId, NetworkType>> = { '5g': '5g', '4g': '4g', weak: '3g', loss: '4g', away: 'none' }

export function createHappenings({ device, conditions, dropConnections, stallLive }: HappeningNeeds, scope: Scope): Happenings {
  const { state, happen, changePhone, changeFacts } = device
  let away = createScope(scope)
  let cutting = createScope(scope)
  let current: ConditionsId = '5g'

  const change = (id: ConditionsId): void => {
    conditions(id)
    const networkType = NETWORKS[id]
    changeFacts({ network: networkType })
    happen('network', { isConnected: !CONDITIONS[id].away, networkType })
    happen('network.weak', { weakNet: id === 'weak' || id === 'loss', networkType })
  }
  const toFront = (): void => {
    if (state.getState().phone.foreground) return
    away.end()
    away = createScope(scope)
    state.setState({ app: 'running' })
    changePhone({ foreground: true })
    happen('app.show', { path: state.getState().screens.at(-1)?.route ?? '', query: {}, scene: 1001, referrer: {} })
  }
  return {
    stallLive,
    get current() {
      return current
    },
    toFront,
    toBackground(reason = 'background') {
      if (!state.getState().phone.foreground) return
      state.setState({ app: reason === 'capsule' ? 'closed' : 'background' })
      changePhone({ foreground: false })
      happen('app.hide', { reason })
      after(away, BACKGROUND_CUT_MS, () => {
        happen('suspended', { suspended: true })
        // What the mini-program waits for is interrupted by then: it never hears of a lost connection instead.
        after(away, TOLD_WITHIN_MS, dropConnections)
      })
    },
    call: () => ring(device, true),
    hangUp: () => ring(device, false),
    network(id) {
      cutting.end()
      cutting = createScope(scope)
      current = id
      change(id)
    },
    cut(ms) {
      cutting.end()
      cutting = createScope(scope)
      change('away')
      after(cutting, ms, () => change(current))
    },
    theme(theme) {
      changeFacts({ theme })
      changePhone({ theme })
      happen('theme', { theme })
    },
  }
}

/** Somebody rings, or hangs up: sound is interrupted meanwhile. */
function ring({ state, changePhone, happen }: Device, inCall: boolean): void {
  if (state.getState().phone.inCall === inCall) return
  changePhone({ inCall })
  happen(inCall ? 'audio.interrupted' : 'audio.resumed', {})
}
