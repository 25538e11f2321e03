/** A bar that stands on the keyboard while its field is written in. */
export interface Accessory {
  height(): number
  /** `covered` is what the keyboard hides of the page's foot. */
  raise(covered: number): void
  lower(): void
}

const accessories = new WeakMap<Element, Accessory>()

/** Makes a bar known to the field around it. */
export const addAccessory = (host: HTMLElement, accessory: Accessory): void => void accessories.set(host, accessory)

/** The bar of a field, if its author gave it one. */
export function accessoryIn(field: HTMLElement): Accessory | null {
  const host = field.querySelector('wx-keyboard-accessory')
  return host === null ? null : accessories.get(host) ?? null
}
