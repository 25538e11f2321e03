import { act, fireEvent, screen, within } from '@testing-library/react'
import type { BoardState } from '#shared/board/contract'
import { blankBoard } from '#shared/board/state-schema'
import { zh as boardZh } from '../../../src/board/words/zh'
import { education } from '../../../src/scenarios/education/manifest'
import ClassRoom from '../../../src/scenarios/education/pages/room'
import { zh } from '../../../src/scenarios/education/words/zh-room'
import { fakeServices, renderPage, visitTo } from '../../support/call'
import { member, room } from '../../support/room'
import { openedAt } from '../../support/opened-at'

beforeEach(() => {
  openedAt({ room: 'room1' })
  // jsdom draws nothing.
  jest.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null)
  // jsdom lays nothing out: every element is a desktop's stage.
  jest.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue({ width: 1_200, height: 640, x: 0, y: 0, top: 0, left: 0, right: 1_200, bottom: 640, toJSON: () => null })
})

const members = [member({ id: 'teacher1', name: '林老师', role: 'teacher' }), member({ id: 'student1', name: '陈一诺', role: 'student' }), member({ id: 'student2', name: '李欣怡', role: 'student' })]

/** A class with the board open. */
async function open(you: string, board: Partial<BoardState> = {}, center = 'board') {
  const parts = await visitTo(education, room({ members, host: 'teacher1', law: { spotlight: null, center, board: { ...blankBoard, ...board } } }), you)
  const services = fakeServices()
  services.parcel.put('room1', parts.visit)
  await act(async () => void renderPage(<ClassRoom />, services))
  return parts
}

const press = (name: string | RegExp) => act(async () => void fireEvent.click(screen.getByRole('button', { name })))
const moves = ({ signaling }: Awaited<ReturnType<typeof open>>) => signaling.commands.flatMap((command) => (command.type === 'law.move' ? [command.move] : []))
const tools = () => screen.queryByRole('toolbar', { name: boardZh.tools })

describe('the board of a class', () => {
  test('is opened and closed for all by who teaches', async () => {
    const parts = await open('teacher1', {}, 'people')
    expect(tools()).toBeNull()
    await press(zh['board']!)
    expect(moves(parts)).toEqual([{ part: 'center', move: { center: 'board' } }])
    await act(async () => parts.signaling.happen({ type: 'law.happened', happening: { part: 'center', happening: { center: 'board' } } }))
    expect(tools()).toBeTruthy()
    expect(screen.getByRole('group', { name: '林老师（你）' })).toBeTruthy()
    await press(zh['board']!)
    expect(moves(parts).at(-1)).toEqual({ part: 'center', move: { center: 'people' } })
  })

  test('gives tools to those who may write, and nothing to turn or open to a student', async () => {
    const parts = await open('student1')
    expect(tools()).toBeNull()
    expect(screen.queryByRole('button', { name: zh['board']! })).toBeNull()
    expect(screen.queryByRole('button', { name: boardZh['page.add'] })).toBeNull()
    expect(screen.getByRole('group', { name: boardZh.zoom })).toBeTruthy()
    await act(async () => parts.signaling.happen({ type: 'law.happened', happening: { part: 'board', happening: { type: 'rights', member: 'student1', writes: true } } }))
    expect(within(tools()!).getByRole('button', { name: boardZh['tool.pen'] })).toBeTruthy()
    expect(within(tools()!).queryByRole('button', { name: boardZh['tool.image'] })).toBeNull()
  })

  test('is turned page by page, and a page goes only when it was asked for twice', async () => {
    const [first] = blankBoard.pages
    const parts = await open('teacher1', { pages: [first!, { ...first!, id: 'page02' }] })
    await press(boardZh['page.next'])
    await press(boardZh['page.add'])
    await press(boardZh['page.more'])
    await press(boardZh['page.remove'])
    expect(moves(parts)).toHaveLength(2)
    await press(boardZh['page.remove.go'])
    expect(moves(parts)).toEqual([
      { part: 'board', move: { type: 'pages.go', page: 'page02' } },
      { part: 'board', move: { type: 'pages.add', after: first?.id, backgrounds: [null], go: true } },
      { part: 'board', move: { type: 'pages.remove', page: first?.id } },
    ])
  })

  test('has a panel in which who teaches says who writes', async () => {
    const parts = await open('teacher1', { writers: ['student2'] })
    await press('1 人可写')
    expect(screen.getByRole('button', { name: '李欣怡' }).getAttribute('aria-pressed') ?? 'true').toBe('true')
    await press('陈一诺')
    await press('李欣怡')
    await press(zh['board.own-only']!)
    expect(moves(parts)).toEqual([
      { part: 'board', move: { type: 'rights', member: 'student1', writes: true } },
      { part: 'board', move: { type: 'rights', member: 'student2', writes: false } },
      { part: 'board', move: { type: 'rights.all', everybodyWrites: false, ownOnly: true } },
    ])
  })

  test('lets students work on their own, and who teaches look and show', async () => {
    const [first] = blankBoard.pages
    const drawn = { id: 'stroke01', author: 'student1', sheet: 'student1', figure: { kind: 'shape', shape: 'line', colour: 'red', width: 40, box: [0, 0, 9, 9] } } as const
    const parts = await open('teacher1', { pages: [{ ...first!, work: { open: true, shown: [] }, elements: [drawn] }] })
    await press('0 人可写')
    expect(screen.getByText('写了 1 处')).toBeTruthy()
    expect(screen.getByText(zh['board.work.empty']!)).toBeTruthy()
    await press(zh['board.work.look']!)
    expect(screen.getByText(zh['board.work.looking']!)).toBeTruthy()
    await press(zh['board.show']!)
    await press(zh['board.work.end']!)
    expect(moves(parts)).toEqual([
      { part: 'board', move: { type: 'show', page: first?.id, member: 'student1', shown: true } },
      { part: 'board', move: { type: 'work', page: first?.id, open: false } },
    ])
  })

  test('tells a student who works alone who sees it', async () => {
    const [first] = blankBoard.pages
    await open('student1', { pages: [{ ...first!, work: { open: true, shown: [] } }] })
    expect(screen.getByText(boardZh.alone)).toBeTruthy()
    expect(tools()).toBeTruthy()
  })
})
