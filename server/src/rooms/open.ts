import { randomBytes } from 'node:crypto'
import type { MemberId } from '#shared/room/state'
import type { RoomRecord } from './shelf.ts'

/** What somebody wants opened. */
export interface Opening {
  readonly scenario: string
  /** Left out: as the scenario's manifest says. */
  readonly variant?: string | undefined
  readonly title: string
  readonly host: MemberId
}

/** A new room's record with a random id and a random code; both may turn out to be taken. */
export function newRecord({ scenario, variant, title, host }: Opening, openedAt: number, random: () => number): RoomRecord {
  return { id: randomId(), joinCode: sixDigits(random), scenario, variant: variant ?? null, title, host, openedAt, endedAt: null }
}

/** 80 random bits in [a-z0-9]: nobody finds a room, or is taken for another user, by guessing. */
export const randomId = (): string => BigInt(`0x1${randomBytes(10).toString('hex')}`).toString(36)

const sixDigits = (random: () => number): string => String(Math.floor(random() * 1_000_000)).padStart(6, '0')
