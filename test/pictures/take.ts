import { mkdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { createScope } from '#shared/kernel/scope'
import { launchBrowser, openWindow } from '../support/browser.ts'
import { face, looks, type Looks } from '../support/drawings.ts'
import { installDrawnCamera } from '../support/drawn-camera.ts'
import { startServer } from '../support/start-server.ts'
import { chooseScenario, enterByCode, openRoomAsHost, seesMoving, t } from '../support/visit.ts'

/** Takes the pictures of the README: the real program, people with drawn faces. Writes `docs/pictures/*.webp`. */

const FOLDER = 'docs/pictures'
const DESKTOP_WIDTH = 1_280
const PHONE_WIDTH = 390
const QUALITY = 82
/** Transitions end, faces sway into place. */
const SETTLE_MS = 1_500

type View = { readonly phone: boolean; readonly theme: 'light' | 'dark' }
const VIEWS: readonly View[] = [{ phone: false, theme: 'light' }, { phone: false, theme: 'dark' }, { phone: true, theme: 'light' }, { phone: true, theme: 'dark' }]

const TEACHER = { name: '林老师', look: looks.lin }
const STUDENTS = [{ name: '陈一诺', look: looks.chen }, { name: '王子涵', look: looks.wang }, { name: '李思远', look: looks.li }, { name: '刘晓雨', look: looks.liu }]

async function main(): Promise<void> {
  mkdirSync(FOLDER, { recursive: true })
  const scope = createScope()
  const server = await startServer()
  try {
    const browser = await launchBrowser(scope)
    const open = async (view: View, look: Looks = TEACHER.look): Promise<Page> => {
      const { page } = await openWindow(browser, view)
      await installDrawnCamera(page, [face(look)])
      return page
    }
    for (const view of VIEWS) await lobbyAndCheck(await open(view), server.base, view)
    await classroom(open, server.base)
  } finally {
    scope.end()
    await server.stop()
  }
}

async function lobbyAndCheck(page: Page, base: string, view: View): Promise<void> {
  await page.goto(base)
  await page.getByLabel(t('lobby.code')).waitFor()
  await take(page, 'lobby', view)
  await chooseScenario(page, base, 'education', '一次函数的图像')
  await page.getByLabel(t('check.name')).fill(TEACHER.name)
  await page.getByText(t('check.asking')).waitFor({ state: 'hidden' })
  await take(page, 'check', view)
  await page.close()
}

/** A teacher, and students on computers and a phone; the room is always dark, whatever the system says. */
async function classroom(open: (view: View, look: Looks) => Promise<Page>, base: string): Promise<void> {
  const teacher = await open({ phone: false, theme: 'light' }, TEACHER.look)
  const code = await openRoomAsHost(teacher, base, { title: '一次函数的图像', name: TEACHER.name })
  const students: Page[] = []
  for (const [index, { name, look }] of STUDENTS.entries()) {
    const page = await open({ phone: index === 0, theme: index === 0 ? 'light' : 'dark' }, look)
    await enterByCode(page, base, { code, name })
    // One speaks at a time; the browser's made-up microphone never stops.
    if (index > 0) await page.keyboard.press('m')
    students.push(page)
  }
  for (const { name } of STUDENTS) await seesMoving(teacher, name)
  await take(teacher, 'class', { phone: false, theme: 'light' })
  const [phone] = students
  if (phone === undefined) return
  await seesMoving(phone, TEACHER.name)
  await take(phone, 'class', { phone: true, theme: 'light' })
}

async function take(page: Page, name: string, { phone, theme }: View): Promise<void> {
  await page.waitForTimeout(SETTLE_MS)
  const file = `${FOLDER}/${name}-${phone ? 'phone' : 'desktop'}${name === 'class' ? '' : `-${theme}`}.webp`
  const shot = await page.screenshot()
  await sharp(shot).resize({ width: phone ? PHONE_WIDTH : DESKTOP_WIDTH, withoutEnlargement: true }).webp({ quality: QUALITY }).toFile(file)
  console.log(file)
}

await main()
