import { createScope } from '#shared/kernel/scope'
import type { BoardPassing } from '#shared/board/contract'
import { fromSteps, type Point } from '#shared/board/points'
import { createLive, FORGOTTEN_MS, LASER_MS } from '../../../src/board/live/live'
import { createPace, PACE_MS } from '../../../src/board/live/pace'

const page = 'page01'
const ink = { page, id: 'stroke01', pen: 'pen', colour: 'red', width: 60 } as const
const hand = (count: number, from = 0): readonly Point[] => Array.from({ length: count }, (_, index): Point => [(from + index) * 30, (from + index) * 7])

beforeEach(() => { jest.useFakeTimers() })
afterEach(() => { jest.useRealTimers() })

function paced() {
  const sent: BoardPassing[] = []
  const scope = createScope()
  return { sent, scope, pace: createPace({ scope, now: Date.now, pass: (data) => void sent.push(data) }) }
}

describe('ink on its way', () => {
  test('goes out at once, and then a few times a second however fast the hand is', () => {
    const { sent, pace } = paced()
    for (let step = 0; step < 250; step++) {
      pace.ink(ink, hand(1, step))
      pace.laser(page, [step, step])
      jest.advanceTimersByTime(4)
    }
    expect(sent[0]).toMatchObject({ kind: 'ink', from: 0 })
    expect(sent.length).toBeLessThanOrEqual(Math.ceil(1_000 / PACE_MS))
    expect(sent.length).toBeLessThan(25)
  })

  test('comes together to the same points at the other end', () => {
    const { sent, pace } = paced()
    const live = createLive(Date.now)
    for (let step = 0; step < 40; step += 4) {
      pace.ink(ink, hand(4, step))
      jest.advanceTimersByTime(16)
    }
    jest.advanceTimersByTime(200)
    for (const data of sent) live.hear('teacher1', data)
    const [figure] = live.figures(page)
    expect(figure?.figure.kind === 'stroke' && fromSteps(figure.figure.points)).toEqual(hand(40))
    expect(figure?.at).toEqual(hand(40).at(-1))
  })

  test('says nothing more of a stroke that is finished', () => {
    const { sent, pace } = paced()
    pace.ink(ink, hand(1))
    pace.ink(ink, hand(5, 1))
    pace.finish()
    jest.advanceTimersByTime(500)
    expect(sent).toHaveLength(1)
  })

  test('ends with its scope', () => {
    const { sent, pace, scope } = paced()
    pace.ink(ink, hand(1))
    pace.ink(ink, hand(5, 1))
    scope.end()
    jest.advanceTimersByTime(500)
    expect(sent).toHaveLength(1)
  })
})

describe('what others draw', () => {
  const piece: BoardPassing = { kind: 'ink', ...ink, from: 0, points: [10, 10, 5, 5] }

  test('goes when its element stands on the page, when it is taken back, or when no more is heard', () => {
    const live = createLive(Date.now)
    live.hear('a', piece)
    live.known(() => null)
    expect(live.figures(page)).toHaveLength(1)
    live.known((id) => (id === ink.id ? { kind: 'text', text: '', colour: 'red', size: 100, at: [0, 0] } : null))
    expect(live.figures(page)).toHaveLength(0)
    live.hear('a', piece)
    live.hear('b', { kind: 'gone', page, id: ink.id })
    expect(live.figures(page)).toHaveLength(1)
    live.hear('a', { kind: 'gone', page, id: ink.id })
    expect(live.figures(page)).toHaveLength(0)
    live.hear('a', piece)
    jest.advanceTimersByTime(FORGOTTEN_MS + 1)
    expect(live.figures(page)).toHaveLength(0)
  })

  test('belongs to the one who began it', () => {
    const live = createLive(Date.now)
    live.hear('a', piece)
    live.hear('b', { ...piece, from: 2, points: [999, 999] })
    expect(live.figures(page)[0]?.at).toEqual([15, 15])
  })

  test('lies over a moved element until that one is where it was moved to', () => {
    const live = createLive(Date.now)
    const before = { kind: 'text', text: 'x', colour: 'red', size: 100, at: [0, 0] } as const
    const after = { ...before, at: [50, 50] } as const
    live.hear('a', { kind: 'figure', page, id: 'word01', figure: after })
    live.known(() => before)
    expect(live.figures(page)).toHaveLength(1)
    live.known(() => ({ ...after }))
    expect(live.figures(page)).toHaveLength(0)
  })

  test('a pointer fades', () => {
    const live = createLive(Date.now)
    live.hear('a', { kind: 'laser', page, at: [5, 5] })
    jest.advanceTimersByTime(LASER_MS / 2)
    expect(live.lasers(page)[0]).toMatchObject({ from: 'a', at: [5, 5], strength: 0.5 })
    expect(live.lasers('page02')).toEqual([])
    jest.advanceTimersByTime(LASER_MS)
    expect(live.lasers(page)).toEqual([])
  })

  test('many hands take a bounded place', () => {
    const live = createLive(Date.now)
    for (let count = 0; count < 200; count++) live.hear(`m${count}`, { ...piece, id: `stroke${count}` })
    expect(live.figures(page).length).toBeLessThanOrEqual(64)
  })
})
