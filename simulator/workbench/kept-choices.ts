import { followChoices, makeChoices, type Choices } from '../phone/choices.ts'
import type { Device } from '../phone/contract.ts'
import type { Happenings } from '../phone/happenings.ts'
import type { Scope } from '#shared/kernel/scope'

/** A phone stands as it was left, and what is chosen from now on is kept in this browser under a name. */
export function keepChoices(name: string, device: Device, happenings: Happenings, scope: Scope): void {
  const place = `simulator-choices/${name}`
  makeChoices(read(place), device, happenings)
  followChoices(device, happenings, (now) => localStorage.setItem(place, JSON.stringify(now)), scope)
}

function read(place: string): Partial<Choices> {
  try {
    const kept: Partial<Choices> | null = JSON.parse(localStorage.getItem(place) ?? 'null')
    return kept ?? {}
  } catch {
    return {}
  }
}
