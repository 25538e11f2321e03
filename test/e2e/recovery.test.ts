import { mkdirSync, writeFileSync } from 'node:fs'
import { signIn } from '../support/ask'
import { eventually, pause } from '../support/eventually'
import { SIGNATURES, type Signature } from '../support/fake-media'
import { openFarNetwork, openTcpDoor, type FarNetwork } from '../support/net-cut'
import { countAloud, gaps } from '../support/numbered'
import { keepPushing, phoneInRoom, rtmpAddress } from '../support/phone'
import { joinRoom } from '../support/room-client'
import { seeded, seedOfRun } from '../support/seeded'
import { enterByCode, openRoomAsHost } from '../support/visit'
import { openChat, readAlong, write } from './stage/chat'
import { scene, type Person } from './stage/scene'
import { meets, sees } from './stage/senses'

const LONG = process.env['LIANMAI_LONG'] === '1'
const [red, green, blue] = SIGNATURES
const CUT_MS = 5_000
const MESSAGES = LONG ? 1_000 : 60
const COUNTED_OVER_MS = LONG ? 600_000 : 25_000
/** After one of each, in the order that the seed tells. */
const MORE_TROUBLES = LONG ? 15 : 0
const TROUBLES = ['cut', 'server', 'gateway'] as const
type Trouble = (typeof TROUBLES)[number]

if (LONG) jest.setTimeout(40 * 60_000)

describe('when the link, the server or the gateway goes away', () => {
  let far: FarNetwork

  scene('everybody is back with picture and sound by themselves, and nothing of the chat is lost or doubled', async ({ scope, server, person }) => {
    const secure = `--unsafely-treat-insecure-origin-as-secure=${server.base}`
    const teacher = { ...await person('林老师', { signature: red, wrap: far.wrap, switches: [secure] }), signature: red }
    const student = { ...await person('陈一诺', { signature: green, switches: [secure] }), signature: green }
    const code = await openRoomAsHost(teacher.page, server.base, teacher)
    await enterByCode(student.page, server.base, { code, name: student.name })

    const door = await openTcpDoor(scope, server.rtmpPort, far.hostAddress)
    const phone = await phoneInRoom(scope, server.base, code, '手机')
    const throughDoor = (address: string): string => address.replace(`${far.hostAddress}:${server.rtmpPort}`, `127.0.0.1:${door.port}`)
    await keepPushing(scope, async () => throughDoor(await rtmpAddress(server.base, phone)), blue)
    const viewers = [teacher, student]
    const all = [...viewers, { name: phone.session.user.name, signature: blue }]
    await everybodyMeets(viewers, all)

    await Promise.all(viewers.map(({ page }) => openChat(page)))
    const readings = viewers.map(({ page }) => readAlong(scope, page))
    const counting = countAloud(scope, phone, '手机 ', MESSAGES, COUNTED_OVER_MS)
    const typed: string[] = []
    const type = async ({ page, name }: Person): Promise<void> => {
      typed.push(`${name} ${typed.length + 1}`)
      await write(page, typed.at(-1) ?? '')
    }
    const make: Record<Trouble, () => Promise<void>> = {
      async cut() {
        for (const link of [far, door]) link.cut()
        phone.cut(CUT_MS)
        for (const viewer of viewers) await type(viewer)
        await pause(CUT_MS)
        for (const link of [far, door]) link.mend()
      },
      async server() {
        await type(teacher)
        await server.kill('server')
        await type(student)
      },
      async gateway() {
        await server.kill('gateway')
        await type(teacher)
        // Frames that were on their way still show for a moment.
        await pause(500)
      },
    }
    const times: object[] = []
    for (const trouble of troubles()) {
      await make[trouble]()
      times.push({ trouble, ...await timesBack(viewers, all) })
      record(times)
      await everybodyMeets(viewers, all)
    }

    await counting
    const late = await joinRoom({ base: server.base, room: code, session: await signIn(server.base, '晚到的人') })
    scope.onEnd(() => late.close())
    const last = late.room.chat.at(-1)?.text ?? ''
    for (const reading of readings) {
      await eventually('the last message is read', () => (reading().includes(last) ? last : null))
      expect(gaps(reading(), '手机 ', 1, MESSAGES)).toEqual({ lost: [], doubled: [] })
      expect(typed.filter((text) => reading().filter((each) => each === text).length !== 1)).toEqual([])
    }
  }, (scope) => {
    far = openFarNetwork(scope)
    return { args: [`--host=${far.hostAddress}`] }
  })
})

function troubles(): readonly Trouble[] {
  if (MORE_TROUBLES === 0) return TROUBLES
  const seed = seedOfRun()
  const random = seeded(seed)
  console.log(`LIANMAI_SEED=${seed}`)
  return [...TROUBLES, ...Array.from({ length: MORE_TROUBLES }, () => TROUBLES[Math.floor(random() * TROUBLES.length)] ?? 'cut')]
}

interface Shown {
  readonly name: string
  readonly signature: Signature
}

async function everybodyMeets(viewers: readonly Person[], all: readonly Shown[]): Promise<void> {
  await Promise.all(viewers.map(async (viewer) => {
    for (const { name, signature } of all) if (name !== viewer.name) await meets(viewer.page, name, signature)
  }))
}

/** How long it takes from now until each viewer's tiles move again, in ms; the bench measures it better. */
async function timesBack(viewers: readonly Person[], all: readonly Shown[]): Promise<Record<string, number>> {
  const began = Date.now()
  const pairs = viewers.flatMap((viewer) => all.filter(({ name }) => name !== viewer.name).map((shown) => ({ viewer, shown })))
  const times = await Promise.all(pairs.map(async ({ viewer, shown }) => {
    await sees(viewer.page, shown.name, shown.signature)
    return [`${viewer.name} ← ${shown.name}`, Date.now() - began] as const
  }))
  return Object.fromEntries(times)
}

function record(times: readonly object[]): void {
  mkdirSync('.cache/e2e', { recursive: true })
  writeFileSync('.cache/e2e/recovery.json', `${JSON.stringify(times, null, 2)}\n`)
}
