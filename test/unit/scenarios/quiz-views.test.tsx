import { act, fireEvent, screen, within } from '@testing-library/react'
import type { RoomState } from '#shared/room/state'
import type { Json } from '#shared/kernel/json'
import ClassRoom from '../../../src/scenarios/education/pages/room'
import { education } from '../../../src/scenarios/education/manifest'
import { quizCsv } from '../../../src/scenarios/education/components/quiz/csv'
import { opening, type Quiz } from '../../../src/scenarios/education/law/quiz/state'
import { quizWords } from '../../../src/scenarios/education/words/quiz-zh'
import { fill } from '../../../src/ui/words/translate'
import { fakeServices, renderPage, visitTo } from '../../support/call'
import { openedAt } from '../../support/opened-at'
import { buttons, nameOf, press } from '../../support/press'
import { member, room } from '../../support/room'

beforeEach(() => openedAt({ room: 'room1' }))

const asked: Quiz = { id: 1, kind: 'single', question: '斜率是几', options: ['2', '3', ''], right: null, askedAt: 0, until: null, closedAt: null, result: null, answers: {}, answered: 0 }
const lesson = (quizzes: readonly Quiz[] = []) => room({
  members: [member({ id: 'lin', name: '林老师', role: 'teacher' }), member({ id: 'ann', name: '陈一诺' }), member({ id: 'bob', name: '王子涵', stage: 'audience' })],
  host: 'lin',
  law: { quiz: { ...opening, count: quizzes.length, quizzes } },
})

async function show(state: RoomState, you: string) {
  const parts = await visitTo(education, state, you)
  const services = fakeServices()
  services.parcel.put('room1', parts.visit)
  await act(async () => void renderPage(<ClassRoom />, services))
  return parts
}

const happens = (happening: Json) => ({ type: 'law.happened', happening: { part: 'quiz', happening } }) as const
const moveOf = (move: Json) => ({ type: 'law.move', move: { part: 'quiz', move } })

describe('a quiz, for who teaches', () => {
  test('is asked from the toolbox', async () => {
    const { signaling } = await show(lesson(), 'lin')
    await press('工具')
    await press('答题')
    fireEvent.change(document.querySelector('#quiz-question')!, { target: { value: '斜率是几' } })
    await press('B 是正确答案')
    await press('30 秒')
    await press('发题')
    expect(signaling.commands).toContainEqual(moveOf({ type: 'ask', kind: 'single', question: '斜率是几', options: ['', '', '', ''], right: 2, seconds: 30 }))
  })

  test('of true or false has two options', async () => {
    const { signaling } = await show(lesson(), 'lin')
    await press('工具')
    await press('答题')
    await press('判断题')
    await press('发题')
    expect(signaling.commands).toContainEqual(moveOf({ type: 'ask', kind: 'judge', question: '', options: ['', ''], right: null, seconds: null }))
  })

  test('shows live who answered what and who did not, and is published with the right answer', async () => {
    const { signaling } = await show(lesson([asked]), 'lin')
    await press('答题 · 已答 0 / 2')
    act(() => signaling.happen(happens({ type: 'answered', id: 1, by: 'ann', answer: [2, 4_000, '陈一诺'] })))
    expect(document.querySelector('#quiz-count')?.textContent).toBe('已答 1 / 2')
    expect(document.querySelector('#quiz-answered')?.textContent).toBe('已答 · 1陈一诺 B')
    expect(document.querySelector('#quiz-missing')?.textContent).toBe('未答 · 1王子涵')
    await press('B 是正确答案')
    await press('公布结果')
    expect(signaling.commands).toContainEqual(moveOf({ type: 'publish', id: 1, right: 2 }))
    act(() => signaling.happen(happens({ type: 'closed', id: 1, at: Date.now() }), happens({ type: 'published', id: 1, right: 2, counts: [0, 1, 0], answered: 1 })))
    await press('再出一题')
    expect(buttons().map(nameOf)).toContain('1. 斜率是几单选题 · 1 人作答 · 已公布')
  })
})

describe('a quiz, for a student', () => {
  const element = () => document.querySelector<HTMLElement>('#quiz-card') ?? document.body
  const card = () => within(element())

  test('is answered by one press, folds, and may be changed', async () => {
    const { signaling } = await show(lesson([asked]), 'bob')
    await press(/^B/, element())
    expect(signaling.commands).toContainEqual(moveOf({ type: 'answer', id: 1, choice: 2 }))
    act(() => signaling.happen(happens({ type: 'answered', id: 1, by: 'bob', answer: [2, 4_000, '王子涵'] })))
    expect(card().getByText('你的答案：B')).toBeTruthy()
    expect(card().queryByText('斜率是几')).toBeNull()
    await press('修改')
    await press(/^A/, element())
    expect(signaling.commands).toContainEqual(moveOf({ type: 'answer', id: 1, choice: 1 }))
  })

  test('comes before the hint of who listens', async () => {
    const { signaling } = await show(lesson([asked]), 'bob')
    expect(screen.queryByText(/你正在旁听/)).toBeNull()
    act(() => signaling.happen(happens({ type: 'closed', id: 1, at: Date.now() })))
    expect(screen.getByText(/你正在旁听/)).toBeTruthy()
  })

  test('of several answers is sent as one', async () => {
    const { signaling } = await show(lesson([{ ...asked, kind: 'multiple', question: '', options: ['', '', ''] }]), 'ann')
    for (const name of ['A', 'B', 'C', 'B']) await press(name, element())
    expect(signaling.commands.filter(({ type }) => type === 'law.move')).toEqual([])
    await press('提交')
    expect(signaling.commands).toContainEqual(moveOf({ type: 'answer', id: 1, choice: 5 }))
  })

  test('tells nothing before it is published, then the counts and whether it was right', async () => {
    const { signaling } = await show(lesson([{ ...asked, answers: { b: { bob: [1, 3_000, '王子涵'] } }, answered: 1 }]), 'bob')
    act(() => signaling.happen(happens({ type: 'closed', id: 1, at: Date.now() })))
    expect(card().getByText('答题已结束，等老师公布结果')).toBeTruthy()
    expect(card().queryByText(/%/)).toBeNull()
    act(() => signaling.happen(happens({ type: 'published', id: 1, right: 2, counts: [1, 3, 0], answered: 4 })))
    expect(card().getByText('答错了')).toBeTruthy()
    expect(card().getByText('正确答案：B')).toBeTruthy()
    expect(card().getByText('3 人 · 75%')).toBeTruthy()
    await press('关闭')
    expect(document.querySelector('#quiz-card')).toBeNull()
  })

  test('of long ago is no news, and is found under the tools', async () => {
    await show(lesson([{ ...asked, closedAt: Date.now() - 6 * 60_000, right: 1, result: { counts: [2, 0, 0], answered: 2 } }]), 'ann')
    expect(document.querySelector('#quiz-card')).toBeNull()
    await press('更多')
    await press('工具')
    await press('答题')
    await press(/1\. 斜率是几/)
    expect(screen.getByText('你没有作答')).toBeTruthy()
    expect(screen.getByText('2 人 · 100%')).toBeTruthy()
  })
})

describe('the table of all answers', () => {
  const say = (key: string, values?: Readonly<Record<string, string | number>>) => fill(quizWords[key] ?? key, values)
  const lines = (quiz: Partial<Quiz>) => quizCsv([{ ...asked, ...quiz }], say).split('\r\n')

  test('begins with a byte order mark, and has a line for each answer', () => {
    const [head, first, second, end] = lines({ right: 2, answers: { n: { ann: [2, 1_250, '陈一诺'] }, b: { bob: [1, 60_000, '王子涵'] } }, answered: 2 })
    expect(head).toBe('\uFEFF题号,题型,题目,姓名,答案,正确答案,对错,用时（秒）,作答时间')
    expect(first).toMatch(/^1,单选题,斜率是几,陈一诺,B,B,对,1.3,\d{4}-\d\d-\d\d \d\d:\d\d:01$/)
    expect(second).toMatch(/^1,单选题,斜率是几,王子涵,A,B,错,60,/)
    expect(end).toBe('')
  })

  test.each([['=1+1', '\'=1+1'], ['+1', '\'+1'], ['-1', '\'-1'], ['@SUM(A1)', '\'@SUM(A1)'], ['=A1,"x"', '"\'=A1,""x"""'], ['甲\n乙', '"甲\n乙"'], ['a=b', 'a=b']])('makes %j harmless', (name, cell) => {
    expect(lines({ answers: { n: { ann: [2, 0, name] } }, answered: 1 }).join('\r\n')).toContain(`,${cell},B,`)
  })
})
