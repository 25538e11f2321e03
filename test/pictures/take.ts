import { mkdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { createScope } from '#shared/kernel/scope'
import { launchBrowser, openWindow } from '../support/browser.ts'
import { car, carFromNear, face, looks, machine } from '../support/drawings.ts'
import { installDrawnCamera } from '../support/drawn-camera.ts'
import { enterOnPhone, readyPhone, startSimulator } from '../support/simulator/workbench.ts'
import { startServer } from '../support/start-server.ts'
import { button, chooseScenario, enterByCode, inMore, inRoom, invitationLink, openRoomAsHost, passCheck, sayOf, seesMoving, t, wordsOf } from '../support/visit.ts'

/** Takes the pictures of the README, or those that the words name: the real program, people with drawn faces. Writes `docs/pictures/*.webp`. */
async function main(): Promise<void> {
  mkdirSync(FOLDER, { recursive: true })
  const scope = createScope()
  const server = await startServer()
  const browser = await launchBrowser(scope)
  try {
    const studio: Studio = {
      base: server.base,
      async enter(picture, { phone = false, theme = 'light', speaks = false, phones = {} } = {}) {
        const { page } = await openWindow(browser, { phone, theme })
        await installDrawnCamera(page, { picture, speaks, phones })
        return page
      },
    }
    if (wanted('lobby')) for (const view of VIEWS) await lobbyAndCheck(studio, view)
    if (wanted('class')) await classroom(studio)
    if (wanted('replay')) await replay(studio)
    if (wanted('claims')) await claim(studio, car(), 'desktop')
    if (wanted('claims')) await claim(studio, carFromNear(), 'phone')
    if (wanted('claw')) await clawMachine(studio)
    if (wanted('simulator')) await simulator(studio, await startSimulator(scope, '.', server.base))
  } finally {
    await browser.close()
    await server.stop()
    scope.end()
  }
}

interface View { readonly phone: boolean; readonly theme: 'light' | 'dark' }

interface Studio {
  readonly base: string
  /** Opens a page for somebody whose camera shows this drawing. */
  enter(picture: string, how?: Partial<View> & { readonly speaks?: boolean; readonly phones?: Readonly<Record<string, string>> }): Promise<Page>
}

const VIEWS: readonly View[] = [{ phone: false, theme: 'light' }, { phone: false, theme: 'dark' }, { phone: true, theme: 'light' }, { phone: true, theme: 'dark' }]
const TITLE = '初二数学 · 一次函数'

async function lobbyAndCheck({ base, enter }: Studio, view: View): Promise<void> {
  const page = await enter(face(looks.lin), { ...view, speaks: true })
  await page.goto(base)
  await page.getByLabel(t('lobby.code')).waitFor()
  await take(page, `lobby-${nameOf(view)}-${view.theme}`)
  await chooseScenario(page, base, 'education', TITLE)
  await page.getByLabel(t('check.name')).fill('林老师')
  await page.getByText(t('check.microphone.good')).waitFor()
  await take(page, `check-${nameOf(view)}-${view.theme}`)
  await page.context().close()
}

/** A teacher who speaks, and students on computers and a phone; the room is always dark, whatever the system says. */
async function classroom({ base, enter }: Studio): Promise<void> {
  const teacher = await enter(face(looks.lin), { speaks: true })
  const code = await openRoomAsHost(teacher, base, { title: TITLE, name: '林老师' })
  const students = [{ name: '陈一诺', look: looks.chen }, { name: '王子涵', look: looks.wang }, { name: '李思远', look: looks.li }, { name: '刘晓雨', look: looks.liu }]
  const pages: Page[] = []
  for (const [index, { name, look }] of students.entries()) {
    const page = await enter(face(look), { phone: index === 0 })
    await enterByCode(page, base, { code, name })
    pages.push(page)
  }
  await pages[2]?.keyboard.press('h')
  await pages[3]?.keyboard.press('m')
  for (const { name } of students) await seesMoving(teacher, name)
  await take(teacher, 'class-desktop')
  const [phone] = pages
  if (phone === undefined) return
  await seesMoving(phone, '林老师')
  await take(phone, 'class-phone')
  await button(teacher.getByRole('toolbar'), t('bar.chat')).click()
  for (const [index, text] of ['我们先看 k 大于 0 的情形', '老师，图像一定过原点吗？', '截距是 b，所以不一定'].entries()) {
    const writer = [teacher, pages[1], pages[2]][index] ?? teacher
    if (writer !== teacher) await button(writer.getByRole('toolbar'), new RegExp(t('bar.chat'))).click()
    await writer.getByLabel(t('chat.hint')).fill(text)
    await button(writer, t('chat.send')).click()
    await teacher.getByText(text).waitFor()
  }
  await take(teacher, 'class-chat-desktop')
  for (const page of [teacher, ...pages]) await page.context().close()
}

/** A recorded class, played by its teacher at a desk and by a student on a phone. */
async function replay({ base, enter }: Studio): Promise<void> {
  const teacher = await enter(face(looks.lin), { speaks: true })
  const code = await openRoomAsHost(teacher, base, { title: TITLE, name: '林老师' })
  const [student, listener] = [await enter(face(looks.chen), { phone: true }), await enter(face(looks.wang))]
  await enterByCode(student, base, { code, name: '陈一诺' })
  await inMore(teacher, t('more.record'))
  await teacher.waitForTimeout(4_000)
  await enterByCode(listener, base, { code, name: '王子涵' })
  await seesMoving(teacher, '王子涵')
  await listener.keyboard.press('h')
  await button(listener.getByRole('toolbar'), new RegExp(t('bar.chat'))).click()
  await listener.getByLabel(t('chat.hint')).fill('老师，图像一定过原点吗？')
  await button(listener, t('chat.send')).click()
  await teacher.waitForTimeout(20_000)
  await inMore(teacher, t('more.record.stop'))
  await button(teacher, t('more.record.stop')).last().click()
  await teacher.getByRole('img', { name: t('room.recording') }).waitFor({ state: 'detached' })
  for (const [page, name] of [[teacher, 'desktop'], [student, 'phone']] as const) {
    await page.goto(base)
    await button(page, /一次函数.* · \d\d:\d\d/).click()
    await page.locator('#replay-play').click()
    await page.waitForTimeout(12_000)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await take(page, `replay-${name}-${colorScheme}`)
    }
  }
  for (const page of [teacher, student, listener]) await page.context().close()
}

async function claim({ base, enter }: Studio, damage: string, seenOn: 'desktop' | 'phone'): Promise<void> {
  const say = sayOf('claims')
  const adjuster = await enter(face(looks.zhang))
  const code = await openRoomAsHost(adjuster, base, { scenario: 'claims', title: '粤B · 8K2**6 前保险杠', name: '张定损' })
  const owner = await enter(damage, { phone: true, speaks: true })
  await enterByCode(owner, base, { scenario: 'claims', code, name: '何先生' })
  await seesMoving(adjuster, '何先生')
  for (const view of ['view.plate', 'view.vin', 'view.front-left'] as const) {
    await button(adjuster, `${say(view)} · ${say('ask')}`).click()
    await button(adjuster, `${say(view)} · ${say('tick')}`).click()
    await button(adjuster, `${say(view)} · ${say('untick')}`).waitFor()
  }
  await button(adjuster, `${say('view.damage-near')} · ${say('ask')}`).click()
  await seesMoving(owner, '张定损')
  await take(seenOn === 'phone' ? owner : adjuster, `claims-${seenOn}`)
  for (const page of [adjuster, owner]) await page.context().close()
}

/** The operator's laptop is the front camera, a second machine the side one. */
async function clawMachine({ base, enter }: Studio): Promise<void> {
  const say = sayOf('claw')
  const operator = await enter(machine(false))
  const code = await openRoomAsHost(operator, base, { scenario: 'claw', title: '一号机 · 小熊', name: '店员' })
  const side = await enter(machine(true))
  await side.goto(await invitationLink(operator, wordsOf('claw').roles['machine'] ?? ''))
  await passCheck(side, 'claw', '侧面镜头')
  await inRoom(side)
  const players = [await enter(face(looks.chen), { phone: true }), await enter(face(looks.wang))]
  for (const [index, player] of players.entries()) {
    await enterByCode(player, base, { scenario: 'claw', code, name: index === 0 ? '小周' : '小吴' })
    await player.getByRole('button', { name: new RegExp(say('queue').split('{')[0] ?? '') }).click()
  }
  const [first, second] = players
  if (first === undefined || second === undefined) return
  await button(first, say('confirm')).click()
  await button(first, say('left')).click()
  await take(first, 'claw-phone')
  await take(second, 'claw-desktop')
  for (const page of [operator, side, ...players]) await page.context().close()
}

/** The teacher in a browser, and two simulated phones in the class: the workbench, with what their live components do. */
async function simulator({ base, enter }: Studio, address: string): Promise<void> {
  const teacher = await enter(face(looks.lin), { speaks: true })
  const code = await openRoomAsHost(teacher, base, { title: TITLE, name: '林老师' })
  const bench = await enter(face(looks.chen), { phones: { 'phone-2': face(looks.wang) } })
  await bench.setViewportSize({ width: 1_440, height: 1_000 })
  await bench.goto(`${address}?phones=2`)
  for (const [phone, name] of [['phone-2', '王子涵'], ['phone-1', '陈一诺']] as const) {
    await enterOnPhone(await readyPhone(bench, phone), { code, name })
    await seesMoving(teacher, name)
  }
  await bench.getByText('2004').first().waitFor()
  await bench.locator('main').evaluate((phones) => phones.scrollTo(0, 0))
  await take(bench, 'simulator')
  for (const page of [teacher, bench]) await page.context().close()
}

const nameOf = ({ phone }: View): string => (phone ? 'phone' : 'desktop')

async function take(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(SETTLE_MS)
  const file = `${FOLDER}/${name}.webp`
  await sharp(await page.screenshot()).resize({ width: MOST_WIDTH, withoutEnlargement: true }).webp({ quality: QUALITY }).toFile(file)
  console.log(file)
}

const wanted = (name: string): boolean => process.argv.length < 3 || process.argv.includes(name)

const FOLDER = 'docs/pictures'
/** Of a desktop as it is; a phone's picture keeps its two pixels a point. */
const MOST_WIDTH = 1_280
const QUALITY = 82
/** Transitions end, faces sway into place. */
const SETTLE_MS = 2_000

await main()
process.exit()
