import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import { after, every } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'
import type { MediaFailure } from '../../contract'
import { startLive, stepLive } from './live-machine'
import type { LiveEffect, LiveInput, LiveMachine, LiveStep } from './live-machine'
import type { NetStatus } from './net-status'
import { flowsIn, numberIn, readNetStatus } from './net-status'

/** What the native element is to be now. */
export interface LiveState {
  readonly machine: LiveMachine
  /** The element stands with this address under this key; null before the first address came. */
  readonly element: { readonly key: string; readonly url: string } | null
  readonly status: NetStatus | null
  /** Whether any element of it ever said something. */
  readonly heard: boolean
}

export interface LiveLineNeeds {
  readonly of: 'pusher' | 'player'
  readonly now: () => number
  readonly random: () => number
  /** A fresh address for try number `attempt`, or null if refused. */
  address(attempt: number): Promise<string | null>
  /** What waits to be played beyond this is too late for the purpose, in ms. */
  lateMs(): number
  missing(device: 'microphone' | 'camera', why: MediaFailure): void
  encoderFailed(): void
  note(what: string, code: number): void
}

/** One live-pusher or live-player with its state machine: the view shows `element` and hands in what it hears. */
export interface LiveLine {
  readonly store: StoreApi<LiveState>
  tell(input: LiveInput): void
  /** Handlers for the component's events. */
  onStateChange(event: { readonly detail: unknown }): void
  onNetStatus(event: { readonly detail: unknown }): void
}

/** Runs as long as the scope lasts. */
export function createLiveLine(scope: Scope, needs: LiveLineNeeds): LiveLine {
  const first = startLive(needs.of, needs.now())
  let tellsSpeed = false
  const store = createStore<LiveState>(() => ({ machine: first.machine, element: null, status: null, heard: false }))
  const apply = ({ machine, effects }: LiveStep) => {
    if (machine !== store.getState().machine) store.setState({ machine })
    for (const effect of effects) perform(effect)
  }
  const tell = (input: LiveInput) => {
    if (!scope.ended) apply(stepLive(store.getState().machine, input, needs.now(), needs.random()))
  }
  const askAddress = (build: number) => {
    const { stage } = store.getState().machine
    void needs.address('attempt' in stage ? stage.attempt : 0).then((url) => {
      if (scope.ended || store.getState().machine.build !== build) return
      if (url !== null) store.setState({ element: { key: `${needs.of}-${build}`, url }, status: null })
      tell({ input: 'address', build, ok: url !== null })
    }, () => tell({ input: 'address', build, ok: false }))
  }
  const perform = (effect: LiveEffect) => performEffect(effect, needs, askAddress)
  every(scope, TICK_MS, () => tell({ input: 'tick' }))
  after(scope, 0, () => first.effects.forEach(perform))
  return {
    store,
    tell,
    onStateChange({ detail }) {
      store.setState({ heard: true })
      const code = numberIn(detail, 'code') ?? numberIn(detail, 'errCode')
      if (code !== null) tell({ input: 'code', code })
    },
    onNetStatus({ detail }) {
      const status = readNetStatus(detail)
      tellsSpeed ||= (status.speed ?? 0) > 0
      store.setState({ status, heard: true })
      tell({ input: 'net', flows: flowsIn(status, tellsSpeed), late: (status.bufferedMs ?? 0) > needs.lateMs() })
    },
  }
}

function performEffect(effect: LiveEffect, needs: LiveLineNeeds, askAddress: (build: number) => void) {
  switch (effect.effect) {
    case 'ask-address':
      return askAddress(effect.build)
    case 'missing':
      return needs.missing(effect.device, effect.why)
    case 'encoder-failed':
      return needs.encoderFailed()
    case 'note':
      return needs.note(effect.what, effect.code)
  }
}

const TICK_MS = 500
