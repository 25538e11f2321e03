import type { ElementHandle, Locator, Page } from 'playwright-core'
import { scenarios } from '../../src/scenarios/catalog.ts'
import { translator } from '../../src/ui/words/translate.ts'
import { zh } from '../../src/ui/words/zh.ts'
import { eventually } from './eventually.ts'
import { look, type Seen } from './probe.ts'
import { scenarioRooms } from './scenario-rooms.ts'

/** What the product says; the tests read the pages in Chinese. */
export const t = translator(zh)

/** A room's words in Chinese. */
export function wordsOf(scenario: string) {
  const found = scenarios.find(({ id }) => id === scenario)
  if (found === undefined) throw new Error(`no scenario ${scenario}`)
  return found.words.zh
}

/** What a scenario's room says in Chinese, by its key. */
export const sayOf = (scenario: string) => (key: string): string => {
  const said = scenarioRooms[scenario]?.say.zh[key]
  if (said === undefined) throw new Error(`${scenario} does not say ${key}`)
  return said
}

/** What somebody presses by name. */
export const button = (page: Page | Locator, name: string | RegExp): Locator => page.getByRole('button', { name, exact: true })

/** Goes from the lobby to the device check of a new room. */
export async function chooseScenario(page: Page, base: string, scenario: string, title: string): Promise<void> {
  await page.goto(base)
  await button(page, wordsOf(scenario).action).click()
  await page.getByRole('dialog').getByLabel(t('lobby.create.title')).fill(title)
  await button(page, t('lobby.create.go')).click()
}

/** Goes from the lobby to the device check of a room by its code. */
export async function typeCode(page: Page, base: string, code: string): Promise<void> {
  await page.goto(base)
  await page.getByLabel(t('lobby.code')).fill(code)
  await button(page, t('lobby.join')).click()
}

/** Writes the name, waits until the devices have answered, and presses the one button. */
export async function passCheck(page: Page, scenario: string, name: string): Promise<void> {
  await page.getByLabel(t('check.name')).fill(name)
  await page.getByText(t('check.asking')).waitFor({ state: 'hidden' })
  await button(page, wordsOf(scenario).enter).click()
}

/** Waits until the room's bar is there. */
export const inRoom = (page: Page): Promise<void> => page.getByRole('toolbar', { name: t('bar.name') }).waitFor()

/** Opens a room as its host, from the lobby; answers the code that others type. */
export async function openRoomAsHost(page: Page, base: string, { scenario = 'education', title = '一次函数', name }: { readonly scenario?: string; readonly title?: string; readonly name: string }): Promise<string> {
  await chooseScenario(page, base, scenario, title)
  await passCheck(page, scenario, name)
  await inRoom(page)
  return codeOnPage(page)
}

/** Comes into a room by its code, from the lobby. */
export async function enterByCode(page: Page, base: string, { scenario = 'education', code, name }: { readonly scenario?: string; readonly code: string; readonly name: string }): Promise<void> {
  await typeCode(page, base, code)
  await passCheck(page, scenario, name)
  await inRoom(page)
}

/** The six digits that the top line shows, or on a phone the panel that shares the room. */
async function codeOnPage(page: Page): Promise<string> {
  return eventually('the room shows its code', async () => {
    const text = await page.getByText(/\d{3} \d{3}/).first().textContent()
    return /(\d{3}) (\d{3})/.exec(text ?? '')?.slice(1).join('') ?? null
  })
}

/** The link that the host of a room hands out for a role; the room's page is a desktop's. */
export async function invitationLink(page: Page, role: string): Promise<string> {
  await button(page, t('more.share')).first().click()
  const panel = page.getByRole('complementary', { name: t('share.title') })
  await panel.getByText(t('share.by-invitation', { role })).click()
  const link = await eventually('a link with an invitation', async () => /https?:\/\/\S+invitation=\S+/.exec(await panel.innerText())?.[0] ?? null)
  await button(panel, t('app.close')).click()
  return link
}

/** The tile of a person. */
export const tileOf = (page: Page, name: string): Locator => page.getByRole('group', { name, exact: true })

/** The picture in a person's tile. */
export const pictureOf = async (page: Page, name: string): Promise<ElementHandle<HTMLVideoElement>> => {
  const handle = await tileOf(page, name).locator('video').elementHandle({ timeout: 15_000 })
  const video = await handle?.evaluateHandle((element) => {
    if (!(element instanceof HTMLVideoElement)) throw new Error('the tile has no picture')
    return element
  })
  const found = video?.asElement()
  if (!found) throw new Error(`${name} has no picture`)
  return found
}

/** Waits until a person's picture moves: so many more frames than at first. */
export async function seesMoving(page: Page, name: string, frames = 10): Promise<Seen> {
  let video = await eventually(`a picture of ${name}`, () => pictureOf(page, name))
  let first = (await look(video)).frames
  return eventually(`the picture of ${name} moves`, async () => {
    const current = await pictureOf(page, name)
    const seen = await look(current)
    // A rebuilt connection brings a new element, which counts from its own beginning.
    if (!(await current.evaluate((element, before) => element === before, video))) {
      video = current
      first = seen.frames
    }
    return seen.frames - first >= frames ? seen : null
  })
}

/** Opens the panel of what is not needed all the time, and presses this there. */
export async function inMore(page: Page, name: string): Promise<void> {
  await button(page, t('bar.more')).click()
  await button(page.getByRole('complementary', { name: t('more.title') }), name).click()
}
