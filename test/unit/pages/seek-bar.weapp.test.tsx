import Taro from '@tarojs/taro'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { SeekBar } from '../../../src/pages/replay/seek-bar'

type Told = (found: readonly unknown[]) => void
const LINE = { left: 100, width: 200 }

/** A phone that answers where the line lies when it is told to. */
function show() {
  const asked: Told[] = []
  const query = { select: () => query, boundingClientRect: () => query, exec: (told: Told) => asked.push(told) }
  Object.assign(Taro, { createSelectorQuery: () => query })
  const told: (readonly ['drag' | 'drop', number])[] = []
  render(<SeekBar label='时间' said='' share={0} marks={[]} onDrag={(share) => told.push(['drag', share])} onDrop={(share) => told.push(['drop', share])} />)
  const bar = screen.getByRole('slider')
  const at = (clientX: number) => ({ touches: [{ clientX }] })
  return {
    told,
    down: (x: number) => fireEvent.touchStart(bar, at(x)),
    move: (x: number) => fireEvent.touchMove(bar, at(x)),
    up: () => fireEvent.touchEnd(bar, { touches: [] }),
    answer: (rect: typeof LINE | null = LINE) => act(() => asked.shift()?.([rect])),
  }
}

test('a tap that is over before it is known where the line lies goes there', () => {
  const { told, down, up, answer } = show()
  down(200)
  up()
  expect(told).toEqual([])
  answer()
  expect(told).toEqual([['drop', 0.5]])
  down(150)
  up()
  answer()
  expect(told).toEqual([['drop', 0.5], ['drop', 0.25]])
})

test('a finger that drags is followed, and the line goes where it was let go', () => {
  const { told, down, move, up, answer } = show()
  down(150)
  move(200)
  answer()
  move(250)
  move(900)
  up()
  expect(told).toEqual([['drag', 0.5], ['drag', 0.75], ['drag', 1], ['drop', 1]])
})

test('of two quick taps each goes where it was', () => {
  const { told, down, up, answer } = show()
  for (const x of [120, 240]) {
    down(x)
    up()
  }
  answer()
  answer()
  expect(told).toEqual([['drop', 0.1], ['drop', 0.7]])
})

test('a line that is not there is dragged nowhere', () => {
  const { told, down, move, up, answer } = show()
  down(150)
  answer(null)
  move(200)
  up()
  expect(told).toEqual([])
})
