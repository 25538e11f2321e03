import type { Page } from 'playwright-core'
import { every, type Scope } from '#shared/kernel/scope'
import { button, t } from '../../support/visit'

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

/** What stands in the open chat, by place on the page, from the oldest to the newest. */
export const read = (page: Page): Promise<readonly { readonly id: string; readonly text: string }[]> =>
  page.getByRole('log').evaluate((log) => [...log.querySelectorAll('[id^="message-"]')].map(({ id, lastElementChild }) => ({ id, text: lastElementChild?.textContent ?? '' })))

/** Reads along: a page shows the last 200 messages only. Answers everything read so far. */
export function readAlong(scope: Scope, page: Page): () => readonly string[] {
  const seen = new Map<string, string>()
  every(scope, READ_EACH_MS, () => {
    read(page).then((messages) => messages.forEach(({ id, text }) => seen.set(id, text)), () => undefined)
  })
  return () => [...seen.values()]
}

const READ_EACH_MS = 2_000
