import { act, fireEvent, render, screen } from '@testing-library/react'
import { blankBoard } from '#shared/board/state-schema'
import { success } from '#shared/kernel/result'
import type { BoardMove } from '#shared/board/contract'
import { Board } from '../../../src/board/board'
import type { Desk } from '../../../src/board/desk'

/** A board with two pages, and a room around it that hears what the board leaves over. */
async function open({ teaches = true } = {}) {
  jest.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue({ width: 1_200, height: 640, x: 0, y: 0, top: 0, left: 0, right: 1_200, bottom: 640, toJSON: () => null })
  // jsdom draws nothing.
  jest.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null)
  const asked: BoardMove[] = []
  const heard: string[] = []
  const onWindow = ({ key }: KeyboardEvent) => void heard.push(key)
  window.addEventListener('keydown', onWindow)
  let desk: Desk | null = null
  const [first] = blankBoard.pages
  await act(async () => void render(
    <Board
      board={{ ...blankBoard, pages: [first!, { ...first!, id: 'page02' }] }} you='someone' teaches={teaches} online nameOf={() => ''} leads={() => false}
      ask={async (move) => { asked.push(move); return success(undefined) }} pass={() => undefined} listen={() => () => undefined} onDesk={(made) => { desk = made }}
    />,
  ))
  const canvas = screen.getByRole('application')
  return {
    asked, heard, canvas,
    tool: () => desk?.store.getState().tool,
    state: () => desk!.store.getState(),
    press: (key: string, more = {}) => act(async () => void fireEvent.keyDown(canvas, { key, bubbles: true, ...more })),
  }
}

describe('keys while the board has the focus', () => {
  test('are the board\'s: the room mutes nobody by its marker', async () => {
    const { press, tool, heard } = await open()
    for (const [key, wanted] of [['m', 'marker'], ['e', 'eraser'], ['t', 'text'], ['v', 'select'], ['p', 'pen']] as const) {
      await press(key)
      expect(tool()).toBe(wanted)
    }
    expect(heard).toEqual([])
  })

  test('that it does not know are the room\'s', async () => {
    const { press, heard } = await open()
    await press('c')
    await press('h')
    expect(heard).toEqual(['c', 'h'])
  })

  test('turn pages for those who teach', async () => {
    const { press, asked } = await open()
    await press('ArrowRight')
    await press('ArrowLeft')
    expect(asked).toEqual([{ type: 'pages.go', page: 'page02' }])
  })

  test('choose no tool for those who may not draw, and turn nothing', async () => {
    const { press, asked, tool } = await open({ teaches: false })
    await press('e')
    await press('ArrowRight')
    expect([tool(), asked]).toEqual(['pen', []])
  })

  test('hold the page while space is down', async () => {
    const { press, state, canvas } = await open()
    await press(' ')
    expect(state().grabs).toBe(true)
    await act(async () => void fireEvent.keyUp(canvas, { key: ' ' }))
    expect(state().grabs).toBe(false)
  })
})
