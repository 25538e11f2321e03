import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { streamIdOf } from '#shared/room/state'
import { askPlay, openRoom, signIn } from '../support/ask'
import { eventually } from '../support/eventually'
import { SIGNATURES } from '../support/fake-media'
import { enterOnPhone, installPhoneEars, openSimulatedPhone, phoneHears, phoneSees, startSimulator, type SimulatedPhone } from '../support/simulator/workbench'
import { phoneInRoom, rtmpAddress } from '../support/phone'
import { openRoomAsHost } from '../support/visit'
import { scene, type Stage } from './stage/scene'
import { meets, sees } from './stage/senses'

const [red, green, blue] = SIGNATURES

/** A teacher in a browser, and phones in the class. */
async function classWithPhones({ scope, server, person }: Stage, signatures: readonly (typeof SIGNATURES)[number][]) {
  const teacher = await person('林老师', { signature: red })
  const code = await openRoomAsHost(teacher.page, server.base, teacher)
  const address = await startSimulator(scope, '.', server.base)
  const phones = []
  for (const [index, signature] of signatures.entries()) {
    const owner = await person(`手机${index + 1}`, { signature })
    await installPhoneEars(owner.context)
    const phone: SimulatedPhone = await openSimulatedPhone(owner.page, address)
    await enterOnPhone(phone, { code, name: owner.name })
    phones.push({ ...phone, name: owner.name, signature })
  }
  return { teacher, phones, code }
}

describe('the mini-program in the simulator', () => {
  scene('a browser and two simulated phones see and hear each other, and the phones send by RTMP alone', async (stage) => {
    const { teacher, phones } = await classWithPhones(stage, [green, blue])
    for (const { name, signature } of phones) await meets(teacher.page, name, signature)
    for (const phone of phones) {
      for (const other of [red, green, blue].filter((signature) => signature !== phone.signature)) {
        await phoneSees(phone, other)
        await phoneHears(phone, other)
      }
      const peers = await Promise.all(phone.page.frames().map((frame) => frame.evaluate(() => window.testEars?.peers.size ?? 0)))
      expect(peers.every((count) => count === 0)).toBe(true)
    }
    const [first] = phones
    await first!.page.getByRole('tab', { name: '分包' }).click()
    await expectUntouched(first!)
  })

  scene('a phone survives a cut of its network, a kill of the gateway, the background, a call and the capsule', async (stage) => {
    const { teacher, phones: [phone] } = await classWithPhones(stage, [green])
    if (!phone) throw new Error('there is no phone')
    await meets(teacher.page, phone.name, green)
    await phone.press('cut')
    await pause(6_000)
    await sees(teacher.page, phone.name, green)
    await phoneSees(phone, red)

    await stage.server.kill('gateway')
    await pause(2_000)
    await sees(teacher.page, phone.name, green)
    await phoneSees(phone, red)

    await phone.press('background')
    await pause(8_000)
    await phone.press('background')
    await sees(teacher.page, phone.name, green)
    await phoneSees(phone, red)

    await phone.press('call')
    await pause(2_000)
    await phone.press('call')
    await meets(teacher.page, phone.name, green)

    await phone.page.getByRole('button', { name: '关闭' }).click()
    await pause(2_000)
    await phone.page.getByRole('button', { name: '重新进入' }).click()
    await sees(teacher.page, phone.name, green)
    await phoneHears(phone, red)
  })
})

describe('live components whose codes WeChat no longer tells', () => {
  scene('a stalled pusher and player are made anew, and a player that fell behind starts again near to live', async (stage) => {
    const { teacher, phones: [phone] } = await classWithPhones(stage, [green])
    if (!phone) throw new Error('there is no phone')
    await meets(teacher.page, phone.name, green)
    await phoneSees(phone, red)
    await phone.press('live-codes')
    const before = await componentsOf(phone)
    await phone.press('stall-live')
    await eventually('both are made anew', async () => (await componentsOf(phone)).every((component) => !before.includes(component)) || null, 12_000)
    await sees(teacher.page, phone.name, green)
    await phoneSees(phone, red)

    await eventually('the fresh player plays', async () => (await bufferedMs(phone)) > 0 || null, 10_000)
    const lagging = await componentsOf(phone)
    await phone.press('lag-live')
    await eventually('the player is late', async () => (await bufferedMs(phone)) > 2_000 || null, 10_000)
    await eventually('a fresh player', async () => (await componentsOf(phone)).some((component) => !lagging.includes(component)) || null, 15_000)
    await eventually('the player is near to live', async () => (await bufferedMs(phone)) < 1_000 || null, 10_000)
    await phoneSees(phone, red)
  })
})

/** The phone's live components; one that is made anew is another. */
const componentsOf = ({ page }: SimulatedPhone): Promise<readonly string[]> => page.getByRole('tabpanel').locator('li').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-component') ?? ''))

const bufferedMs = async ({ page }: SimulatedPhone): Promise<number> => Number(/缓冲\s*(\d+) ms/.exec(await page.getByRole('tabpanel').locator('li[data-kind=player]').innerText())?.[1])

describe('a vendor\'s sample of live-pusher and live-player in the simulator', () => {
  scene('what one phone pushes, another plays, by RTMP and by HTTP-FLV; both tell their codes and take a snapshot', async ({ scope, server, person }) => {
    const room = await phoneInRoom(scope, server.base, (await openRoom(server.base, await signIn(server.base, '林老师'))).joinCode, '手机')
    const address = await startSimulator(scope, 'test/simulator/programs/live')
    const sender = await person('推流', { signature: green })
    const pushing = await openSimulatedPhone(sender.page, `${address}?path=pages/push/push&query=${encodeURIComponent(`url=${encodeURIComponent(await rtmpAddress(server.base, room))}`)}`)
    const push = await pushing.top()
    await push.locator('#start').click()
    await eventually('it pushes', async () => (await push.locator('#codes').innerText()).includes('1002') || null)
    await push.locator('#snapshot').click()
    await eventually('a snapshot of the pusher', async () => (await push.locator('#called').innerText()).includes('snapshot 成功') || null)
    await eventually('netstatus of the pusher', async () => /[1-9]\d* kbps [1-9]/.test(await push.locator('#net').innerText()) || null)

    const viewer = await person('播放', { signature: blue })
    await installPhoneEars(viewer.context)
    for (const way of ['rtmp', 'flv'] as const) {
      const url = (await askPlay(server.base, room.session, room.room.id, streamIdOf(room.room.id, room.session.user.id, 'camera')))[way]
      const playing = await openSimulatedPhone(viewer.page, `${address}?path=pages/play/play&query=${encodeURIComponent(`url=${encodeURIComponent(url)}`)}`)
      const play = await playing.top()
      await play.locator('#play').click()
      await phoneSees(playing, green)
      await phoneHears(playing, green)
      await eventually('the codes of the player', async () => {
        const codes = await play.locator('#codes').innerText()
        return ['2001', '2002', '2003', '2004'].every((code) => codes.includes(code)) || null
      })
      await play.locator('#snapshot').click()
      await eventually('a snapshot of the player', async () => (await play.locator('#picture img').count()) > 0 || (await play.locator('#called').innerText()).includes('snapshot 成功') || null)
    }
  })
})

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Every script that the phone ran is the one on disk. */
async function expectUntouched({ page }: SimulatedPhone): Promise<void> {
  const loaded = await page.getByRole('tabpanel').locator('li').evaluateAll((rows) => rows.map((row) => ({ path: row.querySelector('span')?.textContent ?? '', sha256: row.querySelector('code')?.title ?? '' })))
  expect(loaded.length).toBeGreaterThan(8)
  for (const { path, sha256 } of loaded) expect(`${path} ${sha256}`).toBe(`${path} ${createHash('sha256').update(readFileSync(join('dist/weapp', path))).digest('hex')}`)
}
