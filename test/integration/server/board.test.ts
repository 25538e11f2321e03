import { MOST, type BoardMove, type Figure } from '#shared/board/contract'
import { FIRST_PAGE } from '#shared/board/state-schema'
import { MAX_PIECE_LENGTH } from '#shared/protocol/pieces'
import type { RoomSummary, SessionReply } from '#shared/protocol/http'
import type { Json } from '#shared/kernel/json'
import { readClassBoard } from '../../../src/scenarios/education/law/board/reduce'
import { stroke } from '../../support/board'
import { openRoom, signIn } from '../../support/ask'
import { joinRoom, type RoomClient } from '../../support/room-client'
import { startServer, type StartedServer } from '../../support/start-server'

/** So many draw that nobody exceeds what one connection may ask at once. */
const DRAWING = 10
const EACH = MOST.elementsAPage / DRAWING

let server: StartedServer
let host: SessionReply
let room: RoomSummary

beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())
beforeEach(async () => {
  host = await signIn(server.base, 'Teacher')
  room = await openRoom(server.base, host)
})

const inside: RoomClient[] = []
afterEach(() => inside.splice(0).forEach((client) => client.close()))

async function enter(session: SessionReply | string): Promise<RoomClient> {
  const client = await joinRoom({ base: server.base, session: typeof session === 'string' ? await signIn(server.base, session) : session, room: room.id })
  inside.push(client)
  return client
}

const boardOf = ({ room: { law } }: RoomClient) => readClassBoard(law)
const elementsOn = (law: Json, page: string) => readClassBoard(law).pages.find(({ id }) => id === page)?.elements ?? []
const move = (client: RoomClient, asked: BoardMove) => client.command({ type: 'law.move', move: { part: 'board', move: asked } })
const sees = (client: RoomClient, page: string, count: number) => client.until(`${count} elements are there`, ({ law }) => elementsOn(law, page).length === count)

/** A stroke of as many points as a hand leaves in a second and a half, all different. */
const scribble = (from: number): Figure => stroke(Array.from({ length: 60 }, (_, index) => [1_000 + ((from * 37) % 12_000) + index * 41, 500 + ((from * 91) % 7_000) + Math.round(Math.sin(index / 4 + from) * 300)]))
const add = (who: number, count: number, page = FIRST_PAGE): BoardMove => ({ type: 'add', page, id: `from${who}number${count}`, figure: scribble(who * 1_000 + count) })

test('a board that is full outlives its server, with the rights; who comes late has all of it', async () => {
  const teacher = await enter(host)
  const students = await Promise.all(Array.from({ length: DRAWING - 1 }, (_, index) => enter(`Student ${index}`)))
  const [ann] = students
  if (ann === undefined) throw new Error('nobody came')
  expect(await move(ann, add(1, 0))).toBe('board/no-right')
  for (const { you } of students) expect(await move(teacher, { type: 'rights', member: you, writes: true })).toBeNull()

  const answers = await Promise.all([teacher, ...students].flatMap((client, who) => Array.from({ length: EACH }, (_, count) => move(client, add(who, count)))))
  expect(answers.filter((answer) => answer !== null)).toEqual([])
  await Promise.all([teacher, ann].map((client) => sees(client, FIRST_PAGE, MOST.elementsAPage)))
  expect(await move(ann, add(99, 0))).toBe('board/full')
  const full = boardOf(teacher)
  expect(boardOf(ann)).toEqual(full)

  await server.kill('server')
  expect(await move(teacher, { type: 'pages.add', after: null, backgrounds: [null], go: true })).toBeNull()
  const turned = await ann.until('the page was turned', ({ law }) => readClassBoard(law).current !== FIRST_PAGE)
  const { current } = readClassBoard(turned.law)
  expect(await move(ann, add(1, 0, current))).toBeNull()
  const late = await enter('Late')
  await sees(late, current, 1)
  expect(late.entries).toEqual({ snapshots: 1, resumes: 0 })
  expect(JSON.stringify(late.room.law).length).toBeGreaterThan(MAX_PIECE_LENGTH * 10)
  expect(elementsOn(late.room.law, FIRST_PAGE)).toEqual(full.pages[0]?.elements)
  expect(boardOf(late).writers).toEqual(students.map(({ you }) => you))
  expect(await move(late, add(2, 0, current))).toBe('board/no-right')
})

test('private work reaches the teacher alone, as ink and as it lies there, until it is shown', async () => {
  const [teacher, ann, bob] = [await enter(host), await enter('Ann'), await enter('Bob')]
  expect(await move(teacher, { type: 'work', page: FIRST_PAGE, open: true })).toBeNull()
  await ann.until('the work began', ({ law }) => readClassBoard(law).pages[0]?.work?.open === true)
  ann.ephemeral({ type: 'law', data: { part: 'board', data: { kind: 'ink', page: FIRST_PAGE, id: 'from1number1', pen: 'pen', colour: 'ink', width: 20, from: 0, points: [1, 2, 3, 4] } } })
  expect(await move(ann, add(1, 1))).toBeNull()
  expect(await move(teacher, add(0, 1))).toBeNull()
  await Promise.all([sees(teacher, FIRST_PAGE, 2), sees(ann, FIRST_PAGE, 2), sees(bob, FIRST_PAGE, 1)])
  expect([teacher, bob].map(({ ephemerals }) => ephemerals.filter(({ data }) => data.type === 'law').length)).toEqual([1, 0])
  expect(JSON.stringify([bob.room, bob.events])).not.toContain('from1number1')
  expect(await move(teacher, { type: 'show', page: FIRST_PAGE, member: ann.you, shown: true })).toBeNull()
  await sees(bob, FIRST_PAGE, 2)
  expect(boardOf(bob)).toEqual(boardOf(teacher))
})
