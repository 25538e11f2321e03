import type { Page } from 'playwright-core'
import { after, every, type Scope } from '#shared/kernel/scope'
import { button, t } from '../../support/visit'
import type { RoomClient } from '../../support/room-client'

/** Opens the chat of a page, if it is not open. */
export async function openChat(page: Page): Promise<void> {
  if (await page.getByLabel(t('chat.hint')).isVisible()) return
  await page.getByRole('toolbar').getByRole('button', { name: t('bar.chat') }).click()
  await page.getByRole('log').waitFor()
}

/** Writes one message as a person does. The chat is open. */
export async function write(page: Page, text: string): Promise<void> {
  await page.getByLabel(t('chat.hint')).fill(text)
  await button(page, t('chat.send')).click()
}

/** What stands in the open chat, from the oldest to the newest. */
export const read = (page: Page): Promise<readonly string[]> =>
  page.getByRole('log').evaluate((log) => [...log.querySelectorAll('[id^="message-"]')].map((message) => message.lastElementChild?.textContent ?? ''))

/** Sends numbered messages at a pace, through whatever happens meanwhile; resolves when the last one was acknowledged. */
export function countAloud(scope: Scope, client: RoomClient, prefix: string, count: number, overMs: number): Promise<void> {
  return new Promise((done, failed) => {
    let [next, acknowledged] = [0, 0]
    after(scope, overMs + PATIENCE_MS, () => failed(new Error(`${prefix}: ${acknowledged} of ${count} messages were acknowledged`)))
    every(scope, overMs / count, () => {
      if (next >= count) return
      next += 1
      void client.command({ type: 'chat.send', text: `${prefix}${next}` }).then((refusal) => {
        if (refusal !== null) return failed(new Error(`${prefix}${next} was refused: ${refusal}`))
        acknowledged += 1
        if (acknowledged === count) done()
      })
    })
  })
}

/** The numbers behind a prefix that are missing, and those that came more than once. */
export function gaps(texts: readonly string[], prefix: string, from: number, to: number): { readonly lost: readonly number[]; readonly doubled: readonly number[] } {
  const times = new Map<number, number>()
  for (const text of texts) {
    if (!text.startsWith(prefix)) continue
    const number = Number(text.slice(prefix.length))
    times.set(number, (times.get(number) ?? 0) + 1)
  }
  const numbers = Array.from({ length: to - from + 1 }, (_, index) => from + index)
  return { lost: numbers.filter((number) => !times.has(number)), doubled: numbers.filter((number) => (times.get(number) ?? 0) > 1) }
}

const PATIENCE_MS = 90_000
