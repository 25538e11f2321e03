import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { SIGNATURES } from '../support/fake-media'
import { button, inRoom, passCheck, seesMoving, t } from '../support/visit'
import { scene } from './stage/scene'

const [red] = SIGNATURES
const TITLE = '一次函数'
const MINUTE_MS = 60_000

scene('a host plans a room that begins in a minute; who comes early waits, and is taken in when the host is there', async ({ server, person, neighbour }) => {
  const teacher = await person('林老师', { signature: red })
  const link = await plan(teacher.page, server.base, teacher.name)

  const student = await neighbour(teacher, '陈一诺')
  await student.page.goto(link)
  await student.page.getByText(t('plans.by', { host: teacher.name })).first().waitFor()
  await student.page.getByLabel(t('plans.form.name')).fill(student.name)
  await button(student.page, t('plans.wait')).click()
  await student.page.getByText(t('plans.waiting.soon')).waitFor()

  await button(teacher.page, t('plans.enter')).click()
  await passCheck(teacher.page, 'education', teacher.name)
  await inRoom(teacher.page)
  await inRoom(student.page)
  await seesMoving(student.page, teacher.name)
  await seesMoving(teacher.page, student.name)

  await student.page.goto(`${server.base}/#/pages/plans/index`)
  await student.page.getByText(t('plans.title')).waitFor()
  await button(student.page, new RegExp(`${TITLE}.*${t('plans.by', { host: teacher.name })}`)).waitFor()
})

/** From the lobby to the plan's link; its calendar file is fetched on the way. */
async function plan(page: Page, base: string, host: string): Promise<string> {
  await page.goto(base)
  await button(page, t('lobby.plans')).click()
  await button(page, t('plans.new')).click()
  await page.getByLabel(t('plans.form.title')).fill(TITLE)
  await page.getByLabel(t('plans.form.name')).fill(host)
  const { date, time } = soon()
  await page.getByLabel(t('plans.form.date')).fill(date)
  await page.getByLabel(t('plans.form.time')).fill(time)
  await button(page, t('plans.form.save')).click()
  await page.getByRole('img', { name: t('plans.share.qr') }).waitFor()
  const [download] = await Promise.all([page.waitForEvent('download'), button(page, t('plans.calendar')).click()])
  expect(readFileSync(await download.path(), 'utf8')).toMatch(/^BEGIN:VCALENDAR\r\n[^]*SUMMARY:一次函数\r\n[^]*END:VCALENDAR\r\n$/)
  return page.getByText(/#\/pages\/plans\/index\?id=/).innerText()
}

/** The next minute but one on this computer's clock, which is the browser's too. */
function soon(): { readonly date: string; readonly time: string } {
  const at = new Date(Math.ceil(Date.now() / MINUTE_MS) * MINUTE_MS + MINUTE_MS)
  const two = (count: number) => String(count).padStart(2, '0')
  return { date: `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`, time: `${two(at.getHours())}:${two(at.getMinutes())}` }
}
