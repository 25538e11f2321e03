import type { Frame, Locator } from 'playwright-core'
import { createScope } from '#shared/kernel/scope'
import { boxOf, colours, drag } from '../support/simulator/fingers'
import { eventually, heard, hears, inside, openParts, type Parts } from '../support/simulator/parts'

/** What jsdom can't tell: layout, pixels, real fingers. One phone runs a small mini-program, a page for each kind of component. */
const scope = createScope()
afterAll(scope.end)

let phone: Parts['phone']
let open: Parts['open']
beforeAll(async () => {
  ({ phone, open } = await openParts(scope))
})

const scrolled = (top: Frame, id: string): Promise<{ readonly top: number; readonly left: number }> => inside(top, id, '.scroller').evaluate(({ scrollTop, scrollLeft }) => ({ top: scrollTop, left: scrollLeft }))

describe('what scrolls', () => {
  test('scroll-view: a finger scrolls it, its ends are told, a child is brought into view', async () => {
    const top = await open('scroll')
    await drag(top.locator('#list'), { dy: -150 })
    expect(await hears(top, 'scroll', 'list', ({ scrollTop }) => Number(scrollTop) > 100)).toMatchObject({ scrollHeight: 1_000 })
    expect((await scrolled(top, 'list')).top).toBeGreaterThan(100)
    await drag(top.locator('#list'), { dy: 190, touch: true })
    await hears(top, 'scrolltoupper', 'list', ({ direction }) => direction === 'top')
    await top.locator('#into').click()
    await eventually('row 10 at the top of the list', async () => ((await scrolled(top, 'list')).top === 500 ? true : null))
    await inside(top, 'list', '.scroller').hover()
    await phone.page.mouse.wheel(0, 900)
    await hears(top, 'scrolltolower', 'list', ({ direction }) => direction === 'bottom')
  })
  test('scroll-view: sideways by touch, and a page at a time', async () => {
    const top = await open('scroll')
    await drag(top.locator('#across'), { dx: -120, touch: true })
    await hears(top, 'scroll', 'across', ({ scrollLeft }) => Number(scrollLeft) > 80)
    await drag(top.locator('#paged'), { dx: -140 })
    await eventually('the second page', async () => ((await scrolled(top, 'paged')).left === 200 ? true : null))
  })
  test.each([[false, 'the mouse'], [true, 'touch']])('scroll-view: pulled down, it refreshes until its page says it is done (touch: %s, %s)', async (touch) => {
    const top = await open('scroll')
    await drag(top.locator('#fresh'), { dy: 150, touch })
    await hears(top, 'refresherpulling', 'fresh', ({ dy }) => Number(dy) > 20)
    await hears(top, 'refresherrefresh', 'fresh')
    await eventually('the dots are seen', async () => ((await inside(top, 'fresh', '.refresher').evaluate((box) => (box as HTMLElement).offsetHeight)) === 45 ? true : null))
    await top.locator('#done').click()
    await hears(top, 'refresherrestore', 'fresh')
    await eventually('the dots are gone', async () => ((await inside(top, 'fresh', '.refresher').evaluate((box) => (box as HTMLElement).offsetHeight)) === 0 ? true : null))
  })
  test.each([[false, 'the mouse'], [true, 'touch']])('the page: scrolled, at its end, and pulled down at its top (touch: %s, %s)', async (touch) => {
    const top = await open('scroll')
    await drag(top.locator('#bar'), { dy: 200, touch })
    await hears(top, 'page-pulled', '')
    await eventually('room for the dots', async () => ((await top.locator('#bar').evaluate((bar) => bar.getBoundingClientRect().top)) === 50 ? true : null))
    await top.locator('#stop').click()
    await eventually('no room for dots', async () => ((await top.locator('#bar').evaluate((bar) => bar.getBoundingClientRect().top)) === 0 ? true : null))
    await drag(top.locator('#long'), { dy: -200, touch })
    await hears(top, 'page-scroll', '', ({ scrollTop }) => Number(scrollTop) > 100)
    await top.evaluate(() => document.scrollingElement?.scrollTo(0, 0))
    await top.locator('#down').click()
    await hears(top, 'page-bottom', '')
  })
})

describe('what turns and moves', () => {
  test('swiper: by the mouse, by touch, round its end, by the page, upright, and by itself', async () => {
    const top = await open('swiper')
    const shown = () => colours(top.locator('#round'), [[0.5, 0.5]])
    await drag(top.locator('#round'), { dx: -250 })
    await hears(top, 'animationfinish', 'round', ({ current, source }) => current === 1 && source === 'touch')
    expect(await shown()).toEqual(['green'])
    for (const slide of [0, 2]) {
      await drag(top.locator('#round'), { dx: 250, touch: true })
      await hears(top, 'animationfinish', 'round', ({ current }) => current === slide)
    }
    expect(await shown()).toEqual(['blue'])
    await drag(top.locator('#upright'), { dy: -80, touch: true })
    await hears(top, 'change', 'upright', ({ current, source }) => current === 1 && source === 'touch')
    await eventually('green slides', async () => ((await colours(top.locator('#upright'), [[0.5, 0.5]]))[0] === 'green' ? true : null))
    await hears(top, 'change', 'auto', ({ current, source }) => current === 1 && source === 'autoplay')
    await hears(top, 'change', 'auto', ({ current, source }) => current === 0 && source === 'autoplay')
    await drag(top.locator('#round'), { dx: -250 })
    await top.locator('#third').click()
    await eventually('the slide the page asked for', async () => ((await shown())[0] === 'blue' ? true : null))
  })
  test('movable-view, slider and switch', async () => {
    const top = await open('hand')
    const [stone, area] = [top.locator('#stone'), top.locator('#area')]
    await drag(stone, { dx: 400, dy: 70, touch: true })
    expect(await hears(top, 'change', 'stone', ({ x }) => x === 150)).toMatchObject({ source: 'touch' })
    const [at, around] = [await boxOf(stone), await boxOf(area)]
    expect([Math.round(at.x - around.x), Math.round(at.y - around.y)]).toEqual([150, 70])
    await top.locator('#move').click()
    await eventually('where the page put it', async () => (Math.round((await boxOf(stone)).x - around.x) === 60 ? true : null))
    await drag(inside(top, 'slide', '.block'), { dx: 120, touch: true })
    const { value } = await hears(top, 'change', 'slide')
    expect(Number(value) % 10).toBe(0)
    expect(Number(value)).toBeGreaterThan(20)
    const [bar, block] = [await boxOf(inside(top, 'slide', '.bar')), await boxOf(inside(top, 'slide', '.block'))]
    expect(Math.round((100 * (block.x + block.width / 2 - bar.x)) / bar.width)).toBe(value)
    await top.locator('#lamp').click()
    expect(await hears(top, 'change', 'lamp')).toEqual({ value: true })
    await eventually('the switch is green', async () => (await colours(top.locator('#lamp'), [[0.3, 0.5]]))[0] === 'green' || null)
  })
})

describe('pickers', () => {
  const column = (top: Frame, index: number): Locator => top.locator('[data-sheet]').locator('.column').nth(index)
  const done = (top: Frame): Promise<void> => top.locator('[data-sheet]').locator('.confirm').click()
  const turn = async (top: Frame, id: string, index: number, dy: number): Promise<void> => {
    await top.locator(`#${id}`).click()
    await drag(column(top, index), { dy })
    await done(top)
  }
  test('each mode answers with what its wheels were turned to', async () => {
    const top = await open('picker')
    await turn(top, 'one', 0, -80)
    expect(await hears(top, 'change', 'one')).toEqual({ value: 2 })
    await top.locator('#many').click()
    await drag(column(top, 1), { dy: -40, touch: true })
    await hears(top, 'columnchange', 'many', ({ column: turned, value }) => turned === 1 && value === 1)
    await done(top)
    expect(await hears(top, 'change', 'many')).toEqual({ value: [0, 1] })
    await turn(top, 'time', 0, 40)
    expect(await hears(top, 'change', 'time')).toEqual({ value: '11:30' })
    await turn(top, 'date', 2, -40)
    expect(await hears(top, 'change', 'date')).toEqual({ value: '2024-02-29' })
    await turn(top, 'region', 2, -40)
    expect(await hears(top, 'change', 'region')).toMatchObject({ value: ['广东省', '广州市', '天河区'] })
    await top.locator('#one').click()
    await top.locator('[data-sheet]').locator('.cancel').click()
    await hears(top, 'cancel', 'one')
  })
  test('picker-view: the line in the middle is the value; it glides to rest', async () => {
    const top = await open('picker')
    const middle = () => top.locator('#wheel').evaluate((wheel) => {
      const { top: from, height } = wheel.getBoundingClientRect()
      return [...wheel.querySelectorAll('.hour')].find((line) => Math.abs(line.getBoundingClientRect().top + 17 - from - height / 2) < 3)?.textContent ?? null
    })
    expect(await middle()).toBe('8')
    await drag(top.locator('#wheel'), { dy: -68, touch: true })
    expect(await hears(top, 'change', 'wheel')).toEqual({ value: [10] })
    await hears(top, 'pickend', 'wheel')
    await eventually('10 in the middle', async () => ((await middle()) === '10' ? true : null))
  })
  test('on a dark phone its sheet is dark, and so is a modal', async () => {
    const top = await open('picker')
    await phone.choose('外观', 'dark')
    await top.locator('#one').click()
    await eventually('a dark sheet', async () => ((await top.locator('[data-sheet]').locator('.sheet').evaluate((sheet) => getComputedStyle(sheet).backgroundColor)) === 'rgb(30, 30, 30)' ? true : null))
    await top.locator('[data-sheet]').locator('.cancel').click()
    await top.locator('#ask').click()
    const modal = phone.page.getByRole('alertdialog')
    expect(await modal.evaluate((element) => getComputedStyle(element).backgroundColor)).toBe('rgb(44, 44, 44)')
    expect(await modal.getByRole('button', { name: '取消' }).evaluate((element) => getComputedStyle(element).color)).toBe('rgba(255, 255, 255, 0.8)')
    await modal.getByRole('button', { name: '确定' }).click()
    expect(await hears(top, 'asked', '')).toEqual({ confirm: true, cancel: false })
    await phone.choose('外观', 'light')
  })
})

describe('pictures', () => {
  test('canvas 2d draws at the phone\'s own pixels; touches on it tell where', async () => {
    const top = await open('media')
    await hears(top, 'drawn', 'board', ({ width, height }) => width === 200 && height === 60)
    await eventually('two colours', async () => ((await colours(top.locator('#board'), [[0.25, 0.5], [0.75, 0.5]])).join() === 'green,purple' ? true : null))
    await top.locator('#board').click({ position: { x: 30, y: 20 } })
    await hears(top, 'touchstart', 'board')
  })
  test('image: each mode fits its picture, its size is told, and a missing one', async () => {
    const top = await open('media')
    for (const id of ['scaleToFill', 'aspectFit', 'right']) expect(await hears(top, 'load', id)).toEqual({ width: 40, height: 20 })
    const four = [[0.2, 0.1], [0.2, 0.5], [0.8, 0.5], [0.8, 0.9]] as const
    expect(await colours(top.locator('#scaleToFill'), four)).toEqual(['red', 'red', 'blue', 'blue'])
    expect(await colours(top.locator('#aspectFit'), four)).toEqual(['yellow', 'red', 'blue', 'yellow'])
    expect(await colours(top.locator('#aspectFill'), four)).toEqual(['red', 'red', 'blue', 'blue'])
    expect(await colours(top.locator('#right'), [[0.3, 0.5], [0.7, 0.5], [0.9, 0.5]])).toEqual(['yellow', 'red', 'blue'])
    const [wide, high] = [await boxOf(top.locator('#widthFix')), await boxOf(top.locator('#heightFix'))]
    expect([wide.width, wide.height, high.width, high.height]).toEqual([100, 50, 200, 100])
    expect(await hears(top, 'error', 'missing')).toMatchObject({ errMsg: expect.stringContaining('/files/nowhere.png') })
  })
  test('video: plays, is sought, paused, and comes to its end', async () => {
    const top = await open('media')
    expect(await hears(top, 'loadedmetadata', 'clip')).toMatchObject({ width: 64, height: 48 })
    await top.locator('#play').click()
    await hears(top, 'play', 'clip')
    await hears(top, 'timeupdate', 'clip', ({ currentTime }) => Number(currentTime) > 0)
    await top.locator('#seek').click()
    await hears(top, 'seekcomplete', 'clip')
    await hears(top, 'ended', 'clip')
    expect(await inside(top, 'clip', 'video').evaluate((video) => {
      const canvas = document.createElement('canvas')
      const pen = canvas.getContext('2d')!
      pen.drawImage(video as HTMLVideoElement, 0, 0, 64, 48)
      return [...pen.getImageData(10, 20, 1, 1).data].slice(0, 3).map((part) => part > 120)
    })).toEqual([false, false, true])
  })
  test('camera: runs, and takes a photo that the page shows', async () => {
    const top = await open('media')
    await hears(top, 'initdone', 'lens')
    await eventually('a moving picture', async () => ((await inside(top, 'lens', 'video').evaluate((video) => (video as HTMLVideoElement).videoWidth)) > 0 ? true : null))
    await top.locator('#photo').click()
    const { width } = await hears(top, 'load', 'taken')
    expect(Number(width)).toBeGreaterThan(100)
  })
})

describe('the keyboard', () => {
  const keyboard = () => phone.page.locator('[data-keyboard]')
  const lift = () => phone.page.locator('iframe[data-on-top=true]').evaluate((frame) => Number.parseFloat(getComputedStyle(frame).translate.split(' ')[1] ?? '0'))
  test('rises for a field, pushes the page up just so far, and goes with it', async () => {
    const top = await open('field')
    await inside(top, 'high', 'input').click()
    await keyboard().waitFor()
    expect(await hears(top, 'focus', 'high')).toEqual({ value: '', height: 291 })
    expect(await hears(top, 'keyboardheightchange', 'high')).toEqual({ height: 291, duration: 250 })
    expect(await hears(top, 'global', '')).toEqual({ height: 291, duration: 250 })
    expect(await lift()).toBe(0)
    await phone.page.keyboard.type('ab')
    await hears(top, 'input', 'high', ({ value }) => value === 'ab')
    await phone.page.keyboard.press('Enter')
    expect(await hears(top, 'confirm', 'high')).toEqual({ value: 'ab' })
    expect(await hears(top, 'blur', 'high')).toMatchObject({ value: 'ab' })
    await keyboard().waitFor({ state: 'detached' })
    await hears(top, 'global', '', ({ height }) => height === 0)
    await inside(top, 'low', 'input').click()
    await eventually('20 px between the field and the keyboard', async () => {
      const [field, keys] = [await top.locator('#low').boundingBox(), await keyboard().boundingBox()]
      return field && keys && Math.abs(keys.y - field.y - field.height - 20) < 1.5 ? true : null
    })
    await top.locator('#hide').dispatchEvent('pointerdown')
    await top.locator('#hide').dispatchEvent('pointerup')
    await hears(top, 'hidden', '', ({ errMsg }) => errMsg === 'hideKeyboard:ok')
    await hears(top, 'blur', 'low')
    await keyboard().waitFor({ state: 'detached' })
    await eventually('the page is where it was', async () => ((await lift()) === 0 ? true : null))
  })
  test('of digits, held open, covers what may not be moved; the person puts it away', async () => {
    const top = await open('field')
    await inside(top, 'still', 'input').click()
    await keyboard().and(phone.page.locator('[data-kind=number]')).waitFor()
    await phone.page.keyboard.type('a1b2')
    await hears(top, 'input', 'still', ({ value }) => value === '12')
    await top.locator('#gap').click({ position: { x: 20, y: 20 } })
    await phone.page.getByRole('tab', { name: '环境' }).click()
    expect(await lift()).toBe(0)
    expect(await heard(top, 'blur', 'still')).toEqual([])
    await keyboard().getByRole('button').click()
    await hears(top, 'blur', 'still')
    await keyboard().waitFor({ state: 'detached' })
    await inside(top, 'high', 'input').click()
    await keyboard().waitFor()
    await phone.press('shake')
    await top.locator('#gap').click({ position: { x: 20, y: 20 } })
    await hears(top, 'blur', 'high')
    await keyboard().waitFor({ state: 'detached' })
  })
  test('a textarea grows with its lines; the next field keeps the keyboard up', async () => {
    const top = await open('field')
    await inside(top, 'area', 'textarea').click()
    const before = (await boxOf(top.locator('#area'))).height
    await phone.page.keyboard.type('one\ntwo\nthree')
    await hears(top, 'linechange', 'area', ({ lineCount }) => lineCount === 3)
    expect((await boxOf(top.locator('#area'))).height).toBeGreaterThan(before)
    await inside(top, 'still', 'input').click()
    await hears(top, 'focus', 'still')
    expect(await heard(top, 'global', '')).toEqual([{ height: 291, duration: 250 }])
  })
})
