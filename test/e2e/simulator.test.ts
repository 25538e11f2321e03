import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SIGNATURES } from '../support/fake-media'
import { enterOnPhone, installPhoneEars, openSimulatedPhone, phoneHears, phoneSees, startSimulator, type SimulatedPhone } from '../support/simulator/workbench'
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

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Every script that the phone ran is the one on disk. */
async function expectUntouched({ page }: SimulatedPhone): Promise<void> {
  const loaded = await page.getByRole('tabpanel').locator('li').evaluateAll((rows) => rows.map((row) => ({ path: row.querySelector('span')?.textContent ?? '', sha256: row.querySelector('code')?.title ?? '' })))
  expect(loaded.length).toBeGreaterThan(8)
  for (const { path, sha256 } of loaded) expect(`${path} ${sha256}`).toBe(`${path} ${createHash('sha256').update(readFileSync(join('dist/weapp', path))).digest('hex')}`)
}
