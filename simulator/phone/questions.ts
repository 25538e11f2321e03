import type { StoreApi } from 'zustand/vanilla'
import type { Scope } from '#shared/kernel/scope'
import type { DeviceState, Question } from './state.ts'
import { typed } from '../border/typed.ts'

/** What waits for the person, one after the other. */
export interface Questions {
  /** Resolves with the person's answer; `null` if the mini-program ended before. */
  ask<A>(question: Question): Promise<A | null>
  /** The person's answer to the question in front. */
  answer(answer: unknown): void
}

const MOST_WAITING = 20

export function createQuestions(state: StoreApi<DeviceState>, scope: Scope): Questions {
  const waiting: { readonly question: Question; readonly resolve: (answer: unknown) => void }[] = []
  const showFirst = (): void => state.setState({ question: waiting[0]?.question ?? null })
  scope.onEnd(() => {
    for (const { resolve } of waiting.splice(0)) resolve(null)
  })
  return {
    ask<A>(question: Question) {
      return new Promise<A | null>((resolve) => {
        if (scope.ended || waiting.length >= MOST_WAITING) return resolve(null)
        waiting.push({ question, resolve: (answer) => resolve(typed<A | null>(answer)) })
        showFirst()
      })
    },
    answer(answer) {
      waiting.shift()?.resolve(answer)
      showFirst()
    },
  }
}
