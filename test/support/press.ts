import { act, fireEvent } from '@testing-library/react'

/** All buttons of a page in either build, by what a screen reader calls them; a search by role costs a large page a second. */
export const buttons = (within: ParentNode = document): readonly HTMLElement[] => [...within.querySelectorAll<HTMLElement>('button, [role=button]')]

export const nameOf = (element: HTMLElement): string => element.getAttribute('aria-label') ?? element.textContent ?? ''

export const hasButton = (name: string | RegExp, within: ParentNode = document): boolean => buttons(within).some((button) => isNamed(button, name))

/** Presses the one button of this name. */
export async function press(name: string | RegExp, within: ParentNode = document): Promise<void> {
  const found = buttons(within).filter((button) => isNamed(button, name))
  const [button] = found
  if (button === undefined || found.length > 1) throw new Error(`${found.length} buttons are called ${String(name)}; there are: ${buttons(within).map(nameOf).join(', ')}`)
  await act(async () => void fireEvent.click(button))
}

const isNamed = (button: HTMLElement, name: string | RegExp): boolean => (typeof name === 'string' ? nameOf(button) === name : name.test(nameOf(button)))
