import type { Screen } from '../phone/state.ts'
import { PHONE_MODELS, type PhoneModel } from '../phone/models.ts'

/** One place on the bench for a phone; what stands there outlives a reload. */
export interface Slot {
  readonly name: string
  readonly model: string
  readonly theme: 'light' | 'dark'
  readonly baseLibrary: string | null
  readonly liveAllowed: boolean
  readonly mostPlayers: number
  /** Where the mini-program begins, if it asked for a restart there. */
  readonly path: string | null
  /** Counts restarts: each is a fresh phone. */
  readonly run: number
}

const KEY = 'simulator-phones'
export const MOST_SLOTS = 6
export const COOL_PLAYERS = 8
export const HOT_PLAYERS = 6

/** What the address of the workbench asks for: `?phones=2&path=pages/a/index&query=room%3D1`. */
export interface Wanted {
  readonly phones: number | null
  readonly path: string | null
  readonly query: Readonly<Record<string, string>>
}

export function readWanted(search: string): Wanted {
  const words = new URLSearchParams(search)
  const phones = Number(words.get('phones') ?? NaN)
  return {
    phones: Number.isInteger(phones) && phones > 0 ? Math.min(phones, MOST_SLOTS) : null,
    path: words.get('path'),
    query: Object.fromEntries(new URLSearchParams(words.get('query') ?? '')),
  }
}

/** The address that leads to a page of the mini-program, in one phone. */
export function addressOf({ route, query }: Pick<Screen, 'route' | 'query'>, workbench: string): string {
  const inner = new URLSearchParams(query).toString()
  return `${workbench}?${new URLSearchParams({ path: route, ...(inner ? { query: inner } : {}) }).toString()}`
}

export function readSlots(wanted: number | null): readonly Slot[] {
  const kept = readKept()
  const count = wanted ?? Math.max(1, kept.length)
  return Array.from({ length: count }, (_, index) => kept[index] ?? freshSlot(index))
}

export function freshSlot(index: number): Slot {
  const model = PHONE_MODELS[index % PHONE_MODELS.length]
  const dark = matchMedia('(prefers-color-scheme: dark)').matches
  return { name: `phone-${index + 1}`, model: model?.id ?? '', theme: dark ? 'dark' : 'light', baseLibrary: null, liveAllowed: true, mostPlayers: COOL_PLAYERS, path: null, run: 0 }
}

export const keepSlots = (slots: readonly Slot[]): void => localStorage.setItem(KEY, JSON.stringify(slots))

export const modelOf = (slot: Slot): PhoneModel | undefined => PHONE_MODELS.find(({ id }) => id === slot.model) ?? PHONE_MODELS[0]

function readKept(): readonly Slot[] {
  try {
    const kept: readonly Slot[] = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    return 'map' in kept ? kept : []
  } catch {
    return []
  }
}
