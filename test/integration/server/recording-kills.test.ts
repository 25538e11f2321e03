import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PARTS_FILE, parseParts } from '#shared/protocol/recorded-parts'
import { createScope, type Scope } from '#shared/kernel/scope'
import { askPublish, openRoom, signIn } from '../../support/ask'
import { encode } from '../../support/encoded'
import { eventually, pause } from '../../support/eventually'
import { SIGNATURES } from '../../support/fake-media'
import { keepPushing, phoneInRoom, rtmpAddress } from '../../support/phone'
import { complaintsOf, probeFile } from '../../support/recorded'
import { joinRoom, type RoomClient } from '../../support/room-client'
import { seeded, seedOfRun } from '../../support/seeded'
import { startServer, type StartedServer } from '../../support/start-server'
import { publish } from '../../support/webrtc-client'
import { sendEncoded } from '../../support/webrtc-sender'

const LONG = process.env['LIANMAI_LONG'] === '1'
const KILLS = LONG ? 100 : 5
const VICTIMS = ['server', 'gateway', 'codec'] as const
const [, green, blue] = SIGNATURES

jest.setTimeout(LONG ? 40 * 60_000 : 180_000)

let scope: Scope
let server: StartedServer
beforeEach(async () => {
  scope = createScope()
  server = await startServer()
})
afterEach(async () => {
  scope.end()
  await server.stop()
})

/** A browser's stream, begun anew whenever it ends, as the product's own page does. */
async function keepSending(person: RoomClient): Promise<void> {
  const media = encode({ hz: green.hz })
  while (!scope.ended) {
    const life = createScope(scope)
    try {
      const client = await publish((await askPublish(server.base, person.session, person.room.id)).whip)
      life.onEnd(() => client.close())
      sendEncoded(client, media, {}, life)
      await client.closed
    } catch {
      await pause(300)
    } finally {
      life.end()
    }
  }
}

/** The gateway's child: its codec process. Killed twice in a row, it is a while away. */
const codecPid = (): Promise<number> => eventually('a codec process', () => {
  const gateway = server.pidOf('gateway')
  const child = readdirSync('/proc').find((pid) => /^\d+$/.test(pid) && parentOf(pid) === gateway)
  return child === undefined ? null : Number(child)
}, 15_000)

function parentOf(pid: string): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
  } catch {
    return 0
  }
}

async function kill(victim: (typeof VICTIMS)[number]): Promise<void> {
  if (victim === 'codec') process.kill(await codecPid(), 'SIGKILL')
  else await server.kill(victim)
}

test('server, gateway and codec process are killed at any moment: every file plays, and the recording goes on in new parts', async () => {
  const seed = seedOfRun()
  console.info(`seed ${seed}`)
  const random = seeded(seed)
  const session = await signIn(server.base, '林老师')
  const { id } = await openRoom(server.base, session)
  const teacher = await joinRoom({ base: server.base, session, room: id })
  scope.onEnd(() => teacher.close())
  const phone = await phoneInRoom(scope, server.base, id, '手机')
  await keepPushing(scope, () => rtmpAddress(server.base, phone), blue)
  void keepSending(teacher)
  const bothSend = (what: string): Promise<unknown> => eventually(what, () => teacher.room.streams.length === 2 || null, 45_000)
  await bothSend('both send')
  expect(await teacher.command({ type: 'recording.start' })).toBeNull()
  const recording = (await teacher.until('it is recorded', (room) => room.recording !== null)).recording?.id ?? ''
  for (let count = 0; count < KILLS; count += 1) {
    await pause(500 + random() * 4_000)
    await kill(VICTIMS[count < VICTIMS.length ? count : Math.floor(random() * VICTIMS.length)] ?? 'gateway')
    await pause(1_000)
    await bothSend(`both send again after kill ${count + 1}`)
  }
  await pause(3_000)
  expect(teacher.room.recording?.id).toBe(recording)
  expect(await teacher.command({ type: 'recording.stop' })).toBeNull()
  const folder = join(server.dataDir, 'recordings', recording)
  const parts = await eventually('all parts to end', () => {
    const listed = parseParts(readFileSync(join(folder, PARTS_FILE), 'utf8'))
    return listed.every(({ endedAt }) => endedAt !== null) ? listed : null
  }, 20_000)
  const files = parts.filter(({ bytes }) => bytes !== 0)
  expect(files.length).toBeGreaterThan(2)
  expect(new Set(files.map(({ owner }) => owner)).size).toBe(2)
  for (const { file, beganAt, endedAt } of files) {
    const path = join(folder, file)
    expect({ file, complaints: complaintsOf(path) }).toEqual({ file, complaints: '' })
    expect(Math.abs(probeFile(path).seconds * 1_000 - ((endedAt ?? 0) - beganAt))).toBeLessThan(300)
  }
  for (const owner of new Set(files.map((part) => part.owner))) {
    const own = files.filter((part) => part.owner === owner)
    for (const [index, part] of own.entries()) expect(part.beganAt).toBeGreaterThanOrEqual((own[index - 1]?.endedAt ?? 0) - 100)
  }
})
