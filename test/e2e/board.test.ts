import type { Frame, Page } from 'playwright-core'
import type { Point } from '#shared/board/points'
import { toView, WHOLE } from '../../src/board/camera'
import { zh } from '../../src/board/words/zh'
import { eventually } from '../support/eventually'
import { enterOnPhone, openSimulatedPhone, startSimulator, type SimulatedPhone } from '../support/simulator/workbench'
import { button, enterByCode, inRoom, openRoomAsHost, passCheck, sayOf, wordsOf } from '../support/visit'
import { scene } from './stage/scene'

const say = sayOf('education')

/** Where the teacher's line goes, in units of the page. */
const FROM: Point = [4_000, 3_000]
const TO: Point = [10_000, 6_000]
const MIDDLE: Point = [7_000, 4_500]

describe('the whiteboard of a class', () => {
  scene('ink is seen while the hand still draws, rights stay through pages and reloads, and undo takes it from everybody', async ({ scope, server, person }) => {
    const teacher = await person('林老师')
    const code = await openRoomAsHost(teacher.page, server.base, teacher)
    const student = await person('陈一诺')
    await enterByCode(student.page, server.base, { code, name: student.name })
    const owner = await person('李欣怡')
    const phone = await openSimulatedPhone(owner.page, await startSimulator(scope, '.', server.base))
    await enterOnPhone(phone, { code, name: owner.name })

    await teacher.page.locator('#bar-board').click()
    for (const { page } of [teacher, student]) await page.locator('#board-canvas').waitFor()
    await eventually('the board on the phone', async () => (await phoneInk(phone, MIDDLE)) === 'none' || null)
    expect(await student.page.locator('#board-pen').count()).toBe(0)

    await chooseRed(teacher.page)
    const [from, to] = [await placeOf(teacher.page, FROM), await placeOf(teacher.page, TO)]
    await teacher.page.mouse.move(...from)
    await teacher.page.mouse.down()
    await teacher.page.mouse.move(...to, { steps: 30 })
    await eventually('ink at the student\'s before the hand is lifted', async () => (await inkAt(student.page, MIDDLE)) === 'red' || null)
    await eventually('ink on the phone before the hand is lifted', async () => (await phoneInk(phone, MIDDLE)) === 'red' || null)
    await teacher.page.mouse.up()

    // Who may not draw moves the page at most; then whoever teaches lets them.
    await draw(student.page, [3_000, 7_000], [6_000, 7_000])
    expect(await inkAt(teacher.page, [4_500, 7_000])).toBe('none')
    await button(student.page, zh.follow).click()
    await teacher.page.locator('#board-settings').click()
    await button(teacher.page, student.name).click()
    await student.page.locator('#board-pen').waitFor()
    await draw(student.page, [3_000, 7_000], [6_000, 7_000])
    await eventually('the student\'s ink at the teacher\'s', async () => (await inkAt(teacher.page, [4_500, 7_000])) === 'ink' || null)

    await button(teacher.page, zh['page.add']).click()
    await student.page.getByText('2 / 2', { exact: true }).waitFor()
    await eventually('a blank page', async () => (await inkAt(student.page, MIDDLE)) === 'none' || null)
    await student.page.reload()
    await student.page.getByText(wordsOf('education').enter).or(student.page.locator('#board-canvas')).first().waitFor()
    if (await student.page.getByText(wordsOf('education').enter).count() > 0) await passCheck(student.page, 'education', student.name)
    await inRoom(student.page)
    await student.page.locator('#board-pen').waitFor()
    await draw(student.page, FROM, TO)
    await eventually('ink on the second page, on the phone', async () => (await phoneInk(phone, MIDDLE)) === 'ink' || null)

    await button(teacher.page, zh['page.previous']).click()
    for (const { page } of [teacher, student]) await eventually('the first page as it was', async () => (await inkAt(page, MIDDLE)) === 'red' || null)
    await eventually('the first page on the phone', async () => (await phoneInk(phone, MIDDLE)) === 'red' || null)
    await teacher.page.locator('#board-undo').click()
    for (const { page } of [teacher, student]) await eventually('nothing is left of it', async () => (await inkAt(page, MIDDLE)) === 'none' || null)
    await eventually('nothing is left of it on the phone', async () => (await phoneInk(phone, MIDDLE)) === 'none' || null)
    expect(await inkAt(teacher.page, [4_500, 7_000])).toBe('ink')
  })

  scene('a phone that may write draws, and a browser sees it; the board closes for all', async ({ scope, server, person }) => {
    const teacher = await person('林老师')
    const code = await openRoomAsHost(teacher.page, server.base, teacher)
    const owner = await person('李欣怡')
    const phone = await openSimulatedPhone(owner.page, await startSimulator(scope, '.', server.base))
    await enterOnPhone(phone, { code, name: owner.name })
    await teacher.page.locator('#bar-board').click()
    await teacher.page.locator('#board-settings').click()
    await button(teacher.page, say('board.everybody')).click()
    await eventually('tools on the phone', async () => (await (await phone.top()).locator('#board-pen').count()) > 0 || null)
    const canvas = (await phone.top()).locator('#board-canvas')
    const box = await eventually('the canvas on the phone', () => canvas.boundingBox())
    const place = ([x, y]: Point): [number, number] => {
      const [left, top] = toView(WHOLE, box, [x, y])
      return [box.x + left, box.y + top]
    }
    await owner.page.mouse.move(...place(FROM))
    await owner.page.mouse.down()
    await owner.page.mouse.move(...place(TO), { steps: 20 })
    await eventually('the phone\'s ink while it is drawn', async () => (await inkAt(teacher.page, MIDDLE)) === 'ink' || null)
    await owner.page.mouse.up()
    await eventually('the phone\'s own ink', async () => (await phoneInk(phone, MIDDLE)) === 'ink' || null)
    await teacher.page.locator('#bar-board').click()
    await teacher.page.locator('#board-canvas').waitFor({ state: 'detached' })
    await eventually('the people again on the phone', async () => (await canvas.count()) === 0 || null)
  })
})

async function chooseRed(page: Page): Promise<void> {
  await page.locator('#board-look').click()
  await page.locator('#board-colour-red').click()
}

/** A stroke by the mouse, from place to place of the page. */
async function draw(page: Page, from: Point, to: Point): Promise<void> {
  const [start, end] = [await placeOf(page, from), await placeOf(page, to)]
  await page.mouse.move(...start)
  await page.mouse.down()
  await page.mouse.move(...end, { steps: 15 })
  await page.mouse.up()
}

/** A place of the board's page on the window. */
async function placeOf(page: Page, point: Point): Promise<[number, number]> {
  const box = await page.locator('#board-canvas').boundingBox()
  if (!box) throw new Error('there is no board')
  const [x, y] = toView(WHOLE, box, point)
  return [box.x + x, box.y + y]
}

type Ink = 'none' | 'red' | 'ink'

/** What is drawn at a place of the board's page: the strongest colour near to it. */
const inkAt = (page: Page, point: Point): Promise<Ink> => inkIn(page.mainFrame(), point)

const phoneInk = async (phone: SimulatedPhone, point: Point): Promise<Ink> => inkIn(await phone.top(), point)

async function inkIn(frame: Frame, point: Point): Promise<Ink> {
  const size = await frame.evaluate(() => {
    const found = document.querySelector('#board-canvas')
    const { width, height } = found?.getBoundingClientRect() ?? { width: 0, height: 0 }
    return { width, height }
  })
  if (size.width === 0) throw new Error('there is no board')
  const [x, y] = toView(WHOLE, size, point)
  return frame.evaluate(({ shareX, shareY }): Ink => {
    const found = document.querySelector('#board-canvas')
    const canvas = found instanceof HTMLCanvasElement ? found : found?.shadowRoot?.querySelector('canvas')
    if (!canvas) throw new Error('there is no canvas')
    const pen = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d')
    pen?.drawImage(canvas, 0, 0)
    const reach = 6
    const { data } = pen!.getImageData(Math.round(shareX * canvas.width) - reach, Math.round(shareY * canvas.height) - reach, 2 * reach, 2 * reach)
    for (let at = 0; at < data.length; at += 4) {
      const [red = 255, green = 255, blue = 255] = [data[at], data[at + 1], data[at + 2]]
      if (red > 180 && green < 140 && blue < 140) return 'red'
      if (red < 90 && green < 90 && blue < 90) return 'ink'
    }
    return 'none'
  }, { shareX: x / size.width, shareY: y / size.height })
}
