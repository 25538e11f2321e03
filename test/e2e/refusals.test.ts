import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SignJWT } from 'jose'
import type { Page } from 'playwright-core'
import { openRoom, signIn } from '../support/ask'
import { eventually } from '../support/eventually'
import { joinRoom } from '../support/room-client'
import { button, chooseScenario, inRoom, openRoomAsHost, passCheck, t, tileOf, typeCode } from '../support/visit'
import { scene, type Stage } from './stage/scene'

describe('what a person reads when the door stays shut', () => {
  scene('a room that does not exist', async ({ server, person }) => {
    const { page } = await person('陈一诺')
    await typeCode(page, server.base, '000000')
    await page.getByText(t('failure.room/not-found')).waitFor()
  })

  scene('half a room code', async ({ server, person }) => {
    const { page } = await person('陈一诺')
    await typeCode(page, server.base, '123')
    await page.getByText(t('lobby.code.incomplete')).waitFor()
  })

  scene('a room that is full for this role', async ({ scope, server, person }) => {
    const host = await signIn(server.base, '定损员')
    const room = await openRoom(server.base, host, 'claims')
    for (const name of ['车主甲', '车主乙']) {
      const owner = await joinRoom({ base: server.base, room: room.id, session: await signIn(server.base, name) })
      scope.onEnd(() => owner.close())
    }
    const { page, name } = await person('车主丙')
    await typeCode(page, server.base, room.joinCode)
    await passCheck(page, 'claims', name)
    await page.getByText(t('failure.room/role-full')).waitFor()
  })

  scene('a room that has ended', async ({ server, person }) => {
    const host = await signIn(server.base, '林老师')
    const room = await openRoom(server.base, host)
    const teacher = await joinRoom({ base: server.base, room: room.id, session: host })
    const { page, name } = await person('陈一诺')
    await typeCode(page, server.base, room.joinCode)
    await page.getByLabel(t('check.name')).waitFor()
    await teacher.command({ type: 'room.end' })
    await passCheck(page, 'education', name)
    await page.getByText(t('failure.room/ended')).waitFor()
  })

  scene('an entry ticket that has run out', async ({ server, person }) => {
    const { page } = await person('陈一诺')
    await withTickets(page, await ticketsSigned({ server }, -60))
    await chooseScenario(page, server.base, 'education', '')
    await passCheck(page, 'education', '陈一诺')
    await page.getByText(t('failure.ticket/expired')).waitFor()
  })

  scene('an entry ticket that somebody made up', async ({ server, person }) => {
    const { page } = await person('陈一诺')
    await withTickets(page, async () => 'made.up.ticket')
    await chooseScenario(page, server.base, 'education', '')
    await passCheck(page, 'education', '陈一诺')
    await page.getByText(t('failure.ticket/invalid')).waitFor()
  })

  scene('a media token that somebody made up: the tile says that the picture does not arrive', async ({ server, person }) => {
    const { page, name } = await person('陈一诺')
    const code = await openRoomAsHost(page, server.base, { name })
    const other = await person('林老师')
    // The first address comes along with the ticket, each later one is asked for.
    await other.page.route(/\/api\/rooms\/[^/]+\/(?:join|play)$/, async (route) => {
      const answer = await route.fetch()
      const body = (await answer.text()).replace(/token=[^"&]+/g, 'token=made.up.token')
      await route.fulfill({ response: answer, body })
    })
    await typeCode(other.page, server.base, code)
    await passCheck(other.page, 'education', other.name)
    await inRoom(other.page)
    await tileOf(other.page, name).getByText(t('tile.no-picture')).waitFor()
  })

  scene('a session that the server does not know: the person signs in again without noticing', async ({ server, person }) => {
    const { page, name } = await person('陈一诺')
    await openRoomAsHost(page, server.base, { name })
    const room = page.url()
    await page.evaluate(() => {
      for (const key of Object.keys(localStorage)) if (key.includes('session')) localStorage.setItem(key, (localStorage.getItem(key) ?? '').replace(/eyJ[\w.-]+/, 'made.up.session'))
    })
    await page.goto('about:blank')
    await page.goto(room)
    await inRoom(page)
  })

  scene('a server that does not answer', async ({ server, person }) => {
    const { page } = await person('陈一诺')
    await chooseScenario(page, server.base, 'education', '')
    // The page itself came from that server.
    await page.getByLabel(t('check.name')).waitFor()
    await server.stop()
    await page.getByText(t('check.network.down')).waitFor()
    await passCheck(page, 'education', '陈一诺')
    await page.getByText(t('failure.server/unreachable')).first().waitFor()
    await button(page, t('app.retry')).first().isVisible()
  })

  scene('a media service that is away: the check says so, and the room too', async ({ server, person }) => {
    const { page } = await person('陈一诺')
    await openRoomAsHost(page, server.base, { name: '陈一诺' })
    // One death is over before anybody reads of it: this one dies until the supervisor pauses before the next start.
    for (let death = 0; death < DEATHS_BEFORE_A_PAUSE; death++) {
      await eventually('a gateway lives', async () => (server.isAlive('gateway') ? true : null))
      await server.kill('gateway')
    }
    await page.getByText(t('banner.gateway')).waitFor()
    await page.getByText(t('banner.gateway')).waitFor({ state: 'hidden' })
  })
})

/** After so many deaths in a row the next start waits more than a second. */
const DEATHS_BEFORE_A_PAUSE = 6

/** Puts other tickets into the server's answers to who wants to come in. */
async function withTickets(page: Page, ticket: (genuine: string) => Promise<string>): Promise<void> {
  await page.route('**/api/rooms/*/join', async (route) => {
    const answer = await route.fetch()
    const body: { readonly ticket: string } = await answer.json()
    await route.fulfill({ response: answer, json: { ...body, ticket: await ticket(body.ticket) } })
  })
}

/** The same ticket, signed with the server's own secret, but good only until `seconds` from now. */
async function ticketsSigned({ server }: Pick<Stage, 'server'>, seconds: number): Promise<(genuine: string) => Promise<string>> {
  const secret = Buffer.from(readFileSync(join(server.dataDir, 'secret'), 'utf8').trim(), 'hex')
  return (genuine) => {
    const claims: Record<string, unknown> = JSON.parse(Buffer.from(genuine.split('.')[1] ?? '', 'base64url').toString())
    const now = Math.floor(Date.now() / 1_000)
    return new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).setIssuedAt(now + seconds - 60).setExpirationTime(now + seconds).sign(secret)
  }
}
