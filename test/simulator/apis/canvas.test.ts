import { settled } from '../../support/simulator/phone'
import { prove } from '../../support/simulator/proof'
import { canvasProofs, CLEAR, drawn, GREEN, openCanvas, pixel, RED, redPicture } from '../proofs/canvas'
import { listen } from '../proofs/loopback'
import { temporary } from '../proofs/transfers'

prove(canvasProofs)

type Step = readonly [method: string, ...args: unknown[]]
const RED_FILL: Step = ['setFillStyle', '#ff0000']

describe('CanvasContext', () => {
  test.each<readonly [string, readonly Step[], readonly [number, number], readonly number[]]>([
    ['a path is filled', [RED_FILL, ['beginPath'], ['moveTo', 0, 0], ['lineTo', 40, 0], ['lineTo', 0, 40], ['closePath'], ['fill']], [5, 5], RED],
    ['and nothing beside it', [RED_FILL, ['beginPath'], ['moveTo', 0, 0], ['lineTo', 40, 0], ['lineTo', 0, 40], ['closePath'], ['fill']], [35, 35], CLEAR],
    ['an arc', [RED_FILL, ['arc', 20, 20, 10, 0, 7], ['fill']], [20, 20], RED],
    ['a line of some width', [['setStrokeStyle', '#ff0000'], ['setLineWidth', 6], ['setLineCap', 'round'], ['setLineJoin', 'bevel'], ['moveTo', 0, 10], ['lineTo', 40, 10], ['stroke']], [20, 12], RED],
    ['dashes have gaps', [['setStrokeStyle', '#ff0000'], ['setLineWidth', 6], ['setLineDash', [10, 10], 0], ['moveTo', 0, 10], ['lineTo', 40, 10], ['stroke']], [15, 10], CLEAR],
    ['curves', [RED_FILL, ['moveTo', 0, 0], ['quadraticCurveTo', 20, 60, 40, 0], ['bezierCurveTo', 30, 0, 10, 0, 0, 0], ['fill']], [20, 10], RED],
    ['moved, turned and made larger', [RED_FILL, ['translate', 20, 20], ['rotate', Math.PI], ['scale', 2, 2], ['fillRect', 0, 0, 5, 5]], [12, 12], RED],
    ['a transform takes the place of the one before', [RED_FILL, ['translate', 90, 90], ['setTransform', 1, 0, 0, 1, 5, 5], ['fillRect', 0, 0, 10, 10]], [10, 10], RED],
    ['what was saved comes back', [RED_FILL, ['save'], ['setFillStyle', '#00ff00'], ['restore'], ['fillRect', 0, 0, 10, 10]], [5, 5], RED],
    ['one restore too many does no harm', [['restore'], RED_FILL, ['fillRect', 0, 0, 10, 10]], [5, 5], RED],
    ['a clip keeps the rest free', [RED_FILL, ['rect', 0, 0, 10, 10], ['clip'], ['fillRect', 0, 0, 40, 40]], [20, 20], CLEAR],
    ['cleared', [RED_FILL, ['fillRect', 0, 0, 40, 40], ['clearRect', 10, 10, 10, 10]], [15, 15], CLEAR],
    ['half through', [RED_FILL, ['setGlobalAlpha', 0], ['fillRect', 0, 0, 40, 40]], [15, 15], CLEAR],
    ['a shadow', [RED_FILL, ['setShadow', 20, 0, 0, '#00ff00'], ['fillRect', 0, 0, 10, 10]], [25, 5], GREEN],
  ])('%s', async (_, steps, [x, y], color) => {
    const { phone, context } = await openCanvas()
    for (const [method, ...args] of steps) context[method]!(...args)
    await drawn(context)
    expect(await pixel(phone, x, y)).toEqual(color)
  })
  test('gradients go from one colour to the other', async () => {
    const { phone, context } = await openCanvas()
    for (const [at, gradient] of [context['createLinearGradient']!(0, 0, 100, 0), context['createCircularGradient']!(50, 60, 50)].entries()) {
      ;(gradient as { addColorStop(at: number, color: string): void }).addColorStop(0, '#ff0000')
      ;(gradient as { addColorStop(at: number, color: string): void }).addColorStop(1, '#00ff00')
      context['setFillStyle']!(gradient)
      context['fillRect']!(0, at * 50, 100, 20)
    }
    await drawn(context)
    const [left, right, middle] = [await pixel(phone, 2, 10), await pixel(phone, 97, 10), await pixel(phone, 50, 60)]
    expect([left[0]! > 240, right[1]! > 240, middle[0]! > 240]).toEqual([true, true, true])
  })
  test('pictures of files and of servers are drawn, as wide as is wanted, and as a pattern', async () => {
    const { phone, context } = await openCanvas()
    const server = await listen((response) => response.writeHead(200, { 'content-type': 'image/png' }).end(redPicture()))
    const path = temporary(phone, redPicture(), 'png')
    context['drawImage']!(path, 0, 0, 10, 10)
    context['drawImage']!(`${server.http}/a.png`, 20, 0, 10, 10)
    context['drawImage']!(`data:image/png;base64,${redPicture().toString('base64')}`, 40, 0, 10, 10)
    context.fillStyle = context['createPattern']!(path, 'repeat')
    context['fillRect']!(60, 0, 10, 10)
    await drawn(context)
    expect(await Promise.all([5, 25, 45, 65].map((x) => pixel(phone, x, 5)))).toEqual([RED, RED, RED, RED])
  })
  test('a picture that is not there is told, and the rest is drawn', async () => {
    const { phone, context } = await openCanvas()
    context['drawImage']!('/gone.png', 0, 0)
    context['setFillStyle']!('#ff0000')
    context['fillRect']!(0, 0, 10, 10)
    await drawn(context)
    expect(await pixel(phone, 5, 5)).toEqual(RED)
    await settled()
    expect(phone.findings().filter((text) => text.startsWith('drawImage'))).toEqual(['drawImage: file doesn\'t exist: gone.png'])
  })
  test('text is as wide as its letters are large', async () => {
    const { context } = await openCanvas()
    const width = (): number => (context['measureText']!('WeChat') as { width: number }).width
    context['setFontSize']!(10)
    const small = width()
    context['setFontSize']!(20)
    expect(context.font).toBe('20px sans-serif')
    expect(small).toBeGreaterThan(10)
    expect(width() / small).toBeCloseTo(2, 1)
  })
  test('each drawing begins as a fresh one', async () => {
    const { phone, context } = await openCanvas()
    context['setFillStyle']!('#ff0000')
    context['translate']!(50, 50)
    await drawn(context)
    context['fillRect']!(0, 0, 10, 10)
    await drawn(context)
    expect(await pixel(phone, 5, 5)).toEqual([0, 0, 0, 255])
  })
})
