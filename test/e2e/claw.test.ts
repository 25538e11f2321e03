import type { Page } from 'playwright-core'
import { eventually } from '../support/eventually'
import { SIGNATURES } from '../support/fake-media'
import { look } from '../support/probe'
import { button, enterByCode, inRoom, invitationLink, openRoomAsHost, passCheck, sayOf, t, wordsOf } from '../support/visit'
import { scene } from './stage/scene'

const [red] = SIGNATURES
const say = sayOf('claw')

describe('a claw machine', () => {
  scene('two players see the machine, play one after the other, and read what came of it', async ({ server, person, neighbour }) => {
    const operator = await person('店员', { signature: red })
    const code = await openRoomAsHost(operator.page, server.base, { scenario: 'claw', name: operator.name })
    const first = await person('小周', { look: { phone: true } })
    const second = await neighbour(first, '小吴', { phone: true })
    for (const player of [first, second]) {
      await enterByCode(player.page, server.base, { scenario: 'claw', code, name: player.name })
      await seesTheMachine(player.page)
    }

    await joinQueue(first.page)
    await button(first.page, say('confirm')).waitFor()
    await joinQueue(second.page)
    await playTurn(first.page, operator.page, say('report-won'))
    await first.page.getByText(say('won'), { exact: true }).waitFor()
    await second.page.getByText(say('won-other').replace('{name}', first.name)).waitFor()

    // The turn passes by itself.
    await playTurn(second.page, operator.page, say('report-lost'))
    await second.page.getByText(say('lost'), { exact: true }).waitFor()
    await operator.page.getByText(say('totals').replace('{turns}', '2').replace('{wins}', '1')).waitFor()
  })

  scene('the second camera comes by an invitation of the operator, and nobody becomes one by asking', async ({ server, person, neighbour }) => {
    const operator = await person('店员', { signature: red })
    const code = await openRoomAsHost(operator.page, server.base, { scenario: 'claw', name: operator.name })
    const link = await invitationLink(operator.page, wordsOf('claw').roles['machine'] ?? '')
    const side = await neighbour(operator, '侧面镜头')
    await side.page.goto(`${server.base}/#/pages/join/index?code=${code}&role=machine`)
    await passCheck(side.page, 'claw', side.name)
    await side.page.getByText(t('failure.room/role-invitation')).waitFor()
    await side.page.goto('about:blank')
    await side.page.goto(link)
    await passCheck(side.page, 'claw', side.name)
    await inRoom(side.page)
    await button(operator.page, say('swap-cameras')).waitFor()
  })
})

const seesTheMachine = (page: Page): Promise<unknown> => eventually('the machine’s picture moves', async () => {
  const video = await page.waitForSelector('video')
  const { frames } = await look(video)
  const later = await eventually('a later frame', async () => {
    const seen = await look(video)
    return seen.frames > frames + 5 ? seen : null
  })
  return later.paint === red.paint.name ? later : null
})

const joinQueue = (page: Page): Promise<void> => page.getByRole('button', { name: new RegExp(say('queue').split('{')[0] ?? '') }).click()

async function playTurn(player: Page, operator: Page, outcome: string): Promise<void> {
  await button(player, say('confirm')).click()
  await button(player, say('left')).click()
  await button(player, say('down')).click()
  await button(player, say('grab')).click()
  await button(operator, outcome).click()
}
