import type { Locator } from 'playwright-core'
import sharp from 'sharp'

/** Where an element is on the workbench's page, in view. */
export async function boxOf(locator: Locator): Promise<{ readonly x: number; readonly y: number; readonly width: number; readonly height: number }> {
  await locator.scrollIntoViewIfNeeded()
  return (await locator.boundingBox())!
}

/** A finger: by the mouse, or on glass. It rests before it leaves, so that nothing is thrown. */
export async function drag(locator: Locator, { dx = 0, dy = 0, touch = false }: { readonly dx?: number; readonly dy?: number; readonly touch?: boolean }): Promise<void> {
  const page = locator.page()
  const box = await boxOf(locator)
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  const steps = Array.from({ length: 9 }, (_, step) => ({ x: x + (dx * Math.min(step, 6)) / 6, y: y + (dy * Math.min(step, 6)) / 6 }))
  if (!touch) {
    await page.mouse.move(x, y)
    await page.mouse.down()
    for (const step of steps) await page.mouse.move(step.x, step.y)
    return page.mouse.up()
  }
  const session = await page.context().newCDPSession(page)
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] })
  for (const step of steps) await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [step] })
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  return session.detach()
}

/** The colours that stand at parts of an element's picture. */
export async function colours(locator: Locator, places: readonly (readonly [number, number])[]): Promise<readonly string[]> {
  const { data, info: { width, height, channels } } = await sharp(await locator.screenshot()).raw().toBuffer({ resolveWithObject: true })
  return places.map(([across, down]) => {
    const at = (Math.floor(down * height) * width + Math.floor(across * width)) * channels
    return nameOf([data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0])
  })
}

const NAMES: readonly (readonly [name: string, rgb: readonly [number, number, number]])[] = [['red', [255, 0, 0]], ['green', [0, 128, 0]], ['blue', [0, 0, 255]], ['yellow', [255, 255, 0]], ['purple', [200, 0, 200]], ['black', [0, 0, 0]], ['white', [255, 255, 255]]]
const nameOf = (rgb: readonly number[]): string => [...NAMES].sort(([, a], [, b]) => distance(rgb, a) - distance(rgb, b))[0]![0]
const distance = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, value, at) => sum + (value - (b[at] ?? 0)) ** 2, 0)
