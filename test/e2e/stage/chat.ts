import type { Page } from 'playwright-core'
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

/** What stands in the open chat, from the oldest to the newest. */
export const read = (page: Page): Promise<readonly string[]> =>
  page.getByRole('log').evaluate((log) => [...log.querySelectorAll('[id^="message-"]')].map((message) => message.lastElementChild?.textContent ?? ''))
