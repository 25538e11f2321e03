import { createCanvas } from '../../../simulator/logic/canvas/canvas-node'
import { pngOf } from '../../../simulator/logic/canvas/png'
import { inflateSync } from 'node:zlib'
import { show } from './show'

describe('<canvas>', () => {
  test('has a node that nobody sees where the page draws nothing', async () => {
    const page = await show('<canvas type="2d" id="c"/>')
    const query = page.wx['createSelectorQuery']!() as { select(of: string): { fields(of: object): { exec(told: (found: unknown) => void): void } } }
    const found = await new Promise((resolve) => query.select('#c').fields({ node: true, size: true }).exec(resolve))
    expect(found).toEqual([{ node: expect.objectContaining({ width: 300, height: 150, getContext: expect.any(Function) }), width: 0, height: 0 }])
    expect(page.findings()).toEqual([])
  })
  test('touches carry their place on the canvas', async () => {
    const page = await show('<canvas type="2d" id="c" bindtouchstart="at"/>', { methods: 'at(e) { this.at = e.touches[0] }' })
    page.element('#c').getBoundingClientRect = () => ({ left: 60, top: 70 } as DOMRect)
    await page.drag(page.element('#c'), {})
    expect((page.logic.host.top()!.instance as unknown as { at: object }).at).toMatchObject({ x: 40, y: 30, clientX: 100 })
  })
  test('an unknown attribute is told', async () => {
    expect((await show('<canvas canvas-id="c" width="3"/>')).findings()).toEqual(['unknown attribute "width" on <canvas>'])
  })
})

describe('a canvas node', () => {
  const open = async () => (await show('<view/>')).logic.host
  const pixels = new Uint8ClampedArray([255, 0, 0, 255, 0, 255, 0, 255])

  test('draws pictures of its own making, and tells when one is not there', async () => {
    const drawn: unknown[] = []
    const context = { drawImage: (...args: readonly unknown[]) => void drawn.push(args) }
    const canvas = createCanvas({ width: 2, height: 1, getContext: () => context }, await open())
    canvas.getContext('2d')!.drawImage!('as it is', 0, 0)
    expect(canvas.getContext('2d')).toBe(context)
    expect(drawn).toEqual([['as it is', 0, 0]])
    const image = canvas.createImage() as { src: string; onerror: (detail: unknown) => void }
    const failed = await new Promise((resolve) => {
      image.onerror = resolve
      image.src = '/none.png'
    })
    expect(failed).toEqual({ errMsg: expect.any(String) })
  })
  test('asks for frames, and takes them back', async () => {
    const canvas = createCanvas({ width: 2, height: 1, getContext: () => null }, await open())
    const drawn: string[] = []
    canvas.cancelAnimationFrame(canvas.requestAnimationFrame(() => drawn.push('no')))
    await new Promise<void>((resolve) => void canvas.requestAnimationFrame(() => resolve(void drawn.push('yes'))))
    expect(drawn).toEqual(['yes'])
  })
  test('is written as PNG at once', async () => {
    const canvas = createCanvas({ width: 2, height: 1, getContext: () => ({ getImageData: () => ({ data: pixels }) }) }, await open())
    const [head, base64] = canvas.toDataURL().split(',')
    expect(head).toBe('data:image/png;base64')
    expect(Buffer.from(base64!, 'base64')).toEqual(Buffer.from(pngOf(pixels, 2, 1)))
  })
  test('PNG holds the rows, whatever their length', () => {
    const wide = new Uint8ClampedArray(200 * 100 * 4).map((_, index) => index)
    const png = Buffer.from(pngOf(wide, 200, 100))
    const at = png.indexOf('IDAT')
    const rows = inflateSync(png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4)))
    expect(rows.length).toBe(100 * 801)
    expect(rows.subarray(801 * 3 + 1, 801 * 4)).toEqual(Buffer.from(wide.subarray(2400, 3200)))
  })
})
