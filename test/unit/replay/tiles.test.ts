import { followPeople } from '../../../src/pages/replay/people'
import { reelsOf } from '../../../src/pages/replay/plan'
import { tilesAt, type TileNeeds } from '../../../src/pages/replay/tiles'
import { part, recording, START } from './recording'

function scene(change: Parameters<typeof recording>[0] = {}): TileNeeds {
  const made = recording(change)
  return { recording: made, reels: reelsOf(made, START), standing: followPeople(made.events), mainRole: 'teacher' }
}
const names = (position: number, needs = scene()) => tilesAt(needs, position).map(({ name, seen }) => `${name}${seen ? '' : ' -'}`)

test('who has not come yet has no tile, who sends nothing a letter, and who left none again', () => {
  expect(names(1_000)).toEqual(['林老师'])
  expect(names(4_500)).toEqual(['林老师', '陈一诺 -'])
  expect(names(6_000)).toEqual(['林老师', '陈一诺'])
  expect(names(25_000)).toEqual(['林老师', '陈一诺 -'])
  expect(names(56_000)).toEqual(['林老师'])
})

test('a screen has a tile while it is shared, beside its owner', () => {
  const screen = part('lin', 10_000, 20_000, { stream: 'room1-lin-screen', source: 'screen' })
  const needs = scene({ parts: [...recording().parts, screen] })
  expect(tilesAt(needs, 15_000).map(({ name, screen: isScreen }) => [name, isScreen])).toEqual([['林老师', false], ['陈一诺', false], ['林老师', true]])
  expect(tilesAt(needs, 21_000).some(({ screen: isScreen }) => isScreen)).toBe(false)
})

test('somebody without a picture is heard behind a letter', () => {
  const [tile] = tilesAt(scene({ parts: [part('lin', 0, 60_000, { video: false })] }), 1_000)
  expect([tile?.seen, tile?.open?.part.audio]).toEqual([false, true])
})

test('microphone and hand follow the events', () => {
  const chen = (position: number) => tilesAt(scene(), position).find(({ name }) => name === '陈一诺')
  expect([chen(6_000)?.microphone, chen(6_000)?.hand]).toEqual(['on', false])
  expect(chen(12_000)?.hand).toBe(true)
  expect(chen(30_000)?.microphone).toBe('off')
})

test('the host is main', () => {
  expect(tilesAt(scene(), 6_000).map(({ main }) => main)).toEqual([true, false])
})

test('the mix of a room is one whole picture of nobody in particular', () => {
  const mix = part('', 0, 60_000, { stream: 'room1-mix', source: 'mix' })
  const { reels, ...needs } = scene({ parts: [mix] })
  expect(tilesAt({ ...needs, reels }, 1_000)).toMatchObject([{ stream: 'room1-mix', name: '', screen: true, seen: true, microphone: null }])
})
