import { mkdirSync, writeFileSync } from 'node:fs'
import { signIn } from '../support/ask'
import { eventually, pause } from '../support/eventually'
import { SIGNATURES, type Signature } from '../support/fake-media'
import { openFarNetwork, openTcpDoor, type FarNetwork } from '../support/net-cut'
import { countAloud, gaps } from '../support/numbered'
import { joinRoom } from '../support/room-client'
import { enterByCode, openRoomAsHost } from '../support/visit'
import { openChat, read, write } from './stage/chat'
import { keepPushing, phoneInRoom, rtmpAddress } from '../support/phone'
import { scene, type Person } from './stage/scene'
import { meets, sees } from './stage/senses'

const [red, green, blue] = SIGNATURES
const CUT_MS = 5_000
const MESSAGES = 60

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
    const all = [teacher, student, { name: '手机', signature: blue }]
    const allMeet = (): Promise<unknown> => Promise.all([teacher, student].map((viewer) => meetsOthers(viewer, all)))
    await allMeet()

    await Promise.all([openChat(teacher.page), openChat(student.page)])
    const counting = countAloud(scope, phone, '手机 ', MESSAGES, 25_000)
    const times: Record<string, Record<string, number>> = {}
    const typed: string[] = []
    const type = async ({ page, name }: Person, text: string): Promise<void> => {
      typed.push(`${name} ${text}`)
      await write(page, `${name} ${text}`)
    }

    far.cut()
    door.cut()
    phone.cut(CUT_MS)
    await type(teacher, '断网时写的')
    await type(student, '断网时写的')
    await pause(CUT_MS)
    far.mend()
    door.mend()
    times['cut'] = await timesBack([teacher, student], all)
    await allMeet()

    await type(teacher, '杀服务器前写的')
    await server.kill('server')
    await type(student, '服务器死后写的')
    times['server'] = await timesBack([teacher, student], all)
    await type(teacher, '服务器回来后写的')
    await allMeet()

    await server.kill('gateway')
    await type(teacher, '网关死后写的')
    await pause(200)
    times['gateway'] = await timesBack([teacher, student], all)
    await allMeet()
    record(times)

    await counting
    const late = await joinRoom({ base: server.base, room: code, session: await signIn(server.base, '晚到的人') })
    scope.onEnd(() => late.close())
    const everyText = late.room.chat.map(({ text }) => text)
    expect(gaps(everyText, '手机 ', 1, MESSAGES)).toEqual({ lost: [], doubled: [] })
    expect(typed.filter((text) => everyText.filter((each) => each === text).length !== 1)).toEqual([])
    for (const { page, name } of [teacher, student]) {
      await eventually(`${name} reads what the room has`, async () => {
        const texts = await read(page)
        return JSON.stringify(texts) === JSON.stringify(everyText) ? texts : null
      })
    }
  }, (scope) => {
    far = openFarNetwork(scope)
    return { args: [`--host=${far.hostAddress}`] }
  })
})

interface Shown {
  readonly name: string
  readonly signature: Signature
}

async function meetsOthers(viewer: Person, all: readonly Shown[]): Promise<void> {
  for (const { name, signature } of all) if (name !== viewer.name) await meets(viewer.page, name, signature)
}

/** How long it takes from now until each viewer's tiles move again, in ms. */
async function timesBack(viewers: readonly Person[], all: readonly Shown[]): Promise<Record<string, number>> {
  const began = Date.now()
  const pairs = viewers.flatMap((viewer) => all.filter(({ name }) => name !== viewer.name).map((shown) => ({ viewer, shown })))
  const times = await Promise.all(pairs.map(async ({ viewer, shown }) => {
    await sees(viewer.page, shown.name, shown.signature)
    return [`${viewer.name} ← ${shown.name}`, Date.now() - began] as const
  }))
  return Object.fromEntries(times)
}

function record(times: object): void {
  mkdirSync('.cache/e2e', { recursive: true })
  writeFileSync('.cache/e2e/recovery.json', `${JSON.stringify(times, null, 2)}\n`)
}
