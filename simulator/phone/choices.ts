import type { Scope } from '#shared/kernel/scope'
import type { ConditionsId } from '../border/network.ts'
import type { PhoneState } from '../border/phone-state.ts'
import type { SystemFacts } from '../border/system.ts'
import type { Device } from './contract.ts'
import type { Happenings } from './happenings.ts'
import type { DeviceState } from './state.ts'

/** What a person chose for a phone, and what the mini-program was allowed: it outlives a restart, and another model. */
export interface Choices extends
  Pick<DeviceState, 'policy' | 'granted' | 'place' | 'senses'>,
  Pick<SystemFacts, 'language' | 'battery' | 'enabled' | 'systemPermissions'>,
  Pick<PhoneState, 'liveCodes' | 'liveClock'> {
  readonly network: ConditionsId
}

/** What is chosen now. */
export function choicesOf({ state }: Device, { current }: Happenings): Choices {
  const { policy, granted, place, senses, facts: { language, battery, enabled, systemPermissions }, phone: { liveCodes, liveClock } } = state.getState()
  return { network: current, policy, granted, place, senses, language, battery, enabled, systemPermissions, liveCodes, liveClock }
}

/** Makes a fresh phone stand as it was left. */
export function makeChoices(kept: Partial<Choices>, device: Device, happenings: Happenings): void {
  const { network, language, battery, enabled, systemPermissions, liveCodes, liveClock, ...rest } = { ...choicesOf(device, happenings), ...kept }
  device.state.setState(rest)
  device.changeFacts({ language, battery, enabled, systemPermissions })
  device.changePhone({ liveCodes, liveClock })
  if (network !== happenings.current) happenings.network(network)
}

/** Tells each change of what is chosen. */
export function followChoices(device: Device, happenings: Happenings, changed: (now: Choices) => void, scope: Scope): void {
  let last = choicesOf(device, happenings)
  scope.onEnd(device.state.subscribe(() => {
    const now = choicesOf(device, happenings)
    if (Object.entries(now).every(([name, value]) => Reflect.get(last, name) === value)) return
    last = now
    changed(now)
  }))
}
