import fc from 'fast-check'
import { PAGE_BOX } from '#shared/board/contract'
import { clamped, MOST_ZOOM, pan, scaleOf, toPage, toView, WHOLE, zoomAt, type Camera } from '../../../src/board/camera'

const viewArbitrary = fc.record({ width: fc.integer({ min: 100, max: 4_000 }), height: fc.integer({ min: 100, max: 4_000 }) })
const cameraArbitrary: fc.Arbitrary<Camera> = fc.record({ x: fc.integer({ min: 0, max: PAGE_BOX.width }), y: fc.integer({ min: 0, max: PAGE_BOX.height }), zoom: fc.double({ min: 0.5, max: 8, noNaN: true }) })
const shareArbitrary = fc.double({ min: 0, max: 1, noNaN: true })

describe('the camera of a board', () => {
  test('shows the whole page at first, whatever the view is like', () => {
    fc.assert(fc.property(viewArbitrary, (view) => {
      const [left, top] = toView(WHOLE, view, [0, 0])
      const [right, bottom] = toView(WHOLE, view, [PAGE_BOX.width, PAGE_BOX.height])
      expect(Math.min(left, top)).toBeGreaterThanOrEqual(-0.001)
      expect(right).toBeLessThanOrEqual(view.width + 0.001)
      expect(bottom).toBeLessThanOrEqual(view.height + 0.001)
    }))
  })

  test('finds a place of the view on the page, and back', () => {
    fc.assert(fc.property(viewArbitrary, cameraArbitrary, shareArbitrary, shareArbitrary, (view, camera, x, y) => {
      const [backX, backY] = toView(camera, view, toPage(camera, view, [x * view.width, y * view.height]))
      expect(backX).toBeCloseTo(x * view.width, 3)
      expect(backY).toBeCloseTo(y * view.height, 3)
    }))
  })

  test('moves the page with the hand', () => {
    const view = { width: 1_600, height: 900 }
    expect(pan(WHOLE, view, 160, -90)).toEqual({ x: 6_400, y: 5_400, zoom: 1 })
  })

  test('keeps the place under the finger while zooming', () => {
    const view = { width: 1_600, height: 900 }
    const held = toPage(WHOLE, view, [400, 300])
    expect(toPage(zoomAt(WHOLE, view, [400, 300], 3), view, [400, 300])).toEqual([expect.closeTo(held[0], 6), expect.closeTo(held[1], 6)])
  })

  test('never loses the page, and never shows nothing', () => {
    fc.assert(fc.property(viewArbitrary, cameraArbitrary, fc.double({ noDefaultInfinity: false }), fc.double(), fc.double(), (view, camera, zoom, dx, dy) => {
      for (const next of [zoomAt(camera, view, [0, 0], zoom), pan(camera, view, dx, dy)]) {
        expect(clamped(next)).toEqual(next)
        expect(next.zoom).toBeLessThanOrEqual(MOST_ZOOM)
        expect(scaleOf(view, next)).toBeGreaterThan(0)
      }
    }))
  })
})
