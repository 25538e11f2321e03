import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { button, enterByCode, inMore, inRoom, passCheck, sayOf, t, tileOf, wordsOf } from '../support/visit'
import { openChat, write } from './stage/chat'
import { scene, type Stage } from './stage/scene'

const words = wordsOf('education')
/** What the class says, with its values filled in. */
const say = (key: string, values: Readonly<Record<string, string | number>> = {}): string =>
  Object.entries(values).reduce((text, [name, value]) => text.replace(`{${name}}`, String(value)), sayOf('education')(key))

/** A large class, in which students listen until they are invited. */
async function largeClass({ server, person, neighbour }: Stage) {
  const teacher = await person('林老师')
  const { page } = teacher
  await page.goto(server.base)
  await button(page, words.action).click()
  await page.getByRole('button', { name: new RegExp(`^${words.variants?.['large']?.name ?? ''}`) }).click()
  await button(page, t('lobby.create.go')).click()
  await passCheck(page, 'education', teacher.name)
  await inRoom(page)
  const code = (await page.getByText(/\d{3} \d{3}/).first().innerText()).replace(/\D/g, '').slice(-6)
  const chen = await neighbour(teacher, '陈一诺')
  const wang = await neighbour(teacher, '王子涵')
  for (const one of [chen, wang]) await enterByCode(one.page, server.base, { code, name: one.name })
  return { teacher, chen, wang }
}

const sees = (page: Page, text: string | RegExp): Promise<void> => page.getByText(text).first().waitFor()
const close = (page: Page): Promise<void> => button(page, t('app.close')).first().click()

scene('hands are invited in their order, and turns lead on by themselves with nobody’s devices turned on', async (stage) => {
  const { teacher, chen, wang } = await largeClass(stage)
  await button(wang.page, t('bar.hand')).click()
  await sees(wang.page, say('hand-place', { place: 1 }))
  await button(chen.page, t('bar.hand')).click()
  await sees(chen.page, say('hand-place', { place: 2 }))

  await teacher.page.getByRole('toolbar').getByRole('button', { name: t('bar.members') }).click()
  await button(teacher.page, t('members.invite-first', { name: wang.name })).click()
  await button(wang.page, t('invitation.accept')).click()
  await tileOf(teacher.page, wang.name).waitFor()
  await sees(chen.page, say('hand-place', { place: 1 }))
  await close(teacher.page)

  await inMore(teacher.page, say('turns'))
  await teacher.page.getByLabel(say('turns.seconds')).selectOption('15')
  await button(teacher.page, say('turns.all', { count: 2 })).click()
  await button(teacher.page, say('turns.take-down')).click()
  await button(teacher.page, say('turns.start')).click()
  await sees(wang.page, say('turns.now', { name: chen.name }))
  await sees(wang.page, say('turns.next-you'))
  await sees(chen.page, say('turns.yours'))
  await tileOf(teacher.page, chen.name).waitFor()
  expect(await tileOf(teacher.page, chen.name).locator('video').count()).toBe(0)
  await button(chen.page, say('turns.open')).click()
  await button(chen.page, t('bar.mute')).waitFor()
  // Nobody presses anything: the deadline leads on, and takes the first one down.
  await sees(chen.page, say('turns.now', { name: wang.name }))
  await sees(wang.page, say('turns.yours'))
  await tileOf(teacher.page, chen.name).waitFor({ state: 'detached' })
  await button(wang.page, say('turns.done')).click()
  await tileOf(teacher.page, wang.name).waitFor({ state: 'detached' })
})

scene('the chat is shut and opened, a message deleted, the roll called, and all of it is in the attendance', async (stage) => {
  const { teacher, chen, wang } = await largeClass(stage)
  for (const { page } of [teacher, chen, wang]) await openChat(page)
  await button(teacher.page, t('chat.mute-all')).click()
  await sees(chen.page, t('chat.muted.all'))
  await write(teacher.page, '请安静')
  await sees(chen.page, '请安静')
  await button(teacher.page, t('chat.unmute-all')).click()
  await write(chen.page, '一句气话')
  await sees(wang.page, '一句气话')
  await button(teacher.page, t('chat.delete.which', { name: chen.name })).click()
  await button(teacher.page, t('chat.delete')).click()
  for (const { page } of [teacher, chen, wang]) {
    await sees(page, t('chat.gone'))
    expect(await page.getByText('一句气话').count()).toBe(0)
  }
  await close(teacher.page)

  await inMore(teacher.page, say('roll'))
  await button(teacher.page, say('roll.start')).click()
  await chen.page.getByRole('button', { name: /^到（\d+）$/ }).click()
  await sees(chen.page, say('roll.answered'))
  await sees(teacher.page, say('roll.count', { here: 1, called: 2 }))
  expect(await wang.page.getByText(/^已到/).count()).toBe(0)
  await button(teacher.page, say('roll.stop')).click()
  await sees(teacher.page, say('roll.missing', { names: wang.name }))
  await close(teacher.page)

  await inMore(teacher.page, say('attendance'))
  await sees(teacher.page, new RegExp(say('attendance.rolls', { here: 1, called: 1 })))
  const [download] = await Promise.all([teacher.page.waitForEvent('download'), button(teacher.page, say('attendance.save')).click()])
  const table = readFileSync(await download.path(), 'utf8')
  expect(download.suggestedFilename()).toMatch(/\.csv$/)
  expect(table.startsWith('\uFEFF')).toBe(true)
  const lineOf = (name: string) => table.split('\r\n').find((line) => line.startsWith(name)) ?? ''
  expect([lineOf(chen.name).endsWith(',到'), lineOf(wang.name).endsWith(',未到')]).toEqual([true, true])
})
