import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { createScope, type Scope } from '#shared/kernel/scope'
import { mixStreamOf, streamIdOf } from '#shared/room/state'
import { askPlay, signIn } from '../../test/support/ask.ts'
import { launchBrowser, openWindow } from '../../test/support/browser.ts'
import { encode } from '../../test/support/encoded.ts'
import { openControl } from '../../test/support/gateway-control.ts'
import { startGatewayProcess, type GatewayProcess } from '../../test/support/gateway-process.ts'
import { joinRoom } from '../../test/support/room-client.ts'
import { startServer } from '../../test/support/start-server.ts'
import { button, openRoomAsHost, t } from '../../test/support/visit.ts'
import { publish } from '../../test/support/webrtc-client.ts'
import { sendEncoded } from '../../test/support/webrtc-sender.ts'
import { quantile } from '../figures.ts'
import { readClockByFfmpeg } from '../glass/ffmpeg-clock.ts'
import { installClock, type ClockReading } from '../glass/page-clock.ts'
import { drawPhoneMedia, pushingPhone } from '../phones/pushing.ts'
import { pause } from '../phones/simulated.ts'
import { costOf } from '../process-cost.ts'
import type { Row } from '../row.ts'
import { round } from '../table.ts'

/** Where the clock's picture stands in 1280x720: the upper left of four tiles is 628x348, and cuts off its edges. */
const FIRST_OF_FOUR = { left: 2, top: 2, width: 640, height: 360 }

/** What it costs to draw a room into one stream, and how much later its pictures are. */
export const row: Row = {
  title: 'Mixing into 1280x720 at 20 fps',
  measure: async ({ scope, quick, tell }) => {
    const seconds = quick ? 8 : 30
    const four = await costOfMixing(4, '640x360', seconds)
    tell(`four people: ${percent(four)} %`)
    const large = await costOfMixing(4, '1280x720', seconds)
    const nine = await costOfMixing(9, '640x360', seconds)
    const browser = await launchBrowser(scope)
    const { straight, mixed } = await glass(scope, browser, seconds)
    await browser.close()
    const added = quantile(mixed.ages, 0.5) - quantile(straight.ages, 0.5)
    return [
      { what: 'mixing 4 people who send 640x360, of a core', value: percent(four), unit: '%', atMost: 45, note: 'decoding, drawing, encoding, and the sound of all; beside carrying it' },
      { what: 'mixing 4 people who send 1280x720, of a core', value: percent(large), unit: '%' },
      { what: 'mixing 9 people who send 640x360, of a core', value: percent(nine), unit: '%' },
      { what: 'glass, browser to mix to HTTP-FLV, more than without the mix', value: round(added), unit: 'ms', atMost: 250, note: `${round(quantile(mixed.ages, 0.5))} ms, p95 ${round(quantile(mixed.ages, 0.95))}, beside ${round(quantile(straight.ages, 0.5))} ms; 2 phones and a listener in the room` },
    ]
  },
}

const percent = (share: number): number => round(share * 100, 1)

/** The codec process and the gateway with the mix, without what the gateway takes to receive; as a share of a core. */
async function costOfMixing(people: number, size: string, seconds: number): Promise<number> {
  const turn = createScope()
  const gateway = await startGatewayProcess()
  try {
    const { order } = await openControl(gateway, turn)
    const media = encode({ size, kbps: size === '640x360' ? 600 : 1_500 })
    const ids = Array.from({ length: people }, (_, index) => `p${index}`)
    for (const id of ids) {
      const client = await publish(gateway.whip(`room-${id}-camera`, { user: id }))
      turn.onEnd(() => void client.leave())
      sendEncoded(client, media, {}, turn)
    }
    await pause(2_000)
    const carried = await cost(gateway, seconds)
    order({
      type: 'mix',
      room: 'room',
      plan: { layout: 'grid', tiles: ids.map((id, since) => ({ id, name: `Person ${id}`, main: false, since, picture: `room-${id}-camera`, screen: false, sounds: [`room-${id}-camera`] })) },
    })
    await pause(3_000)
    return (await cost(gateway, seconds)) - carried
  } finally {
    turn.end()
    await gateway.stop()
  }
}

async function cost(gateway: GatewayProcess, seconds: number): Promise<number> {
  const { codecPid } = await gateway.statistics()
  if (codecPid === null) throw new Error('no codec process')
  const wait = pause(seconds * 1_000)
  const [codec, own] = await Promise.all([costOf(codecPid, () => wait), costOf(gateway.pid, () => wait)])
  return codec.cpu / codec.wall + own.cpu / own.wall
}

/** A teacher with the clock as camera, two phones and somebody without a picture; read by turns without and with the mix. */
async function glass(scope: Scope, browser: Browser, seconds: number): Promise<{ readonly straight: ClockReading; readonly mixed: ClockReading }> {
  const turn = createScope(scope)
  const folder = mkdtempSync(join(tmpdir(), 'lianmai-bench-'))
  const { base, stop } = await startServer()
  try {
    const { page, context } = await openWindow(browser)
    turn.onEnd(() => void context.close())
    await installClock(page)
    const code = await openRoomAsHost(page, base, { name: 'Clock' })
    const media = drawPhoneMedia(folder)
    for (let phone = 0; phone < 2; phone += 1) await pushingPhone(turn, base, code, `Phone ${phone}`, media)
    const player = await joinRoom({ base, room: code, session: await signIn(base, 'Player') })
    turn.onEnd(() => player.close())
    await player.until('all send', ({ streams }) => streams.length === 3)
    const play = async (stream: string): Promise<string> => (await askPlay(base, player.session, player.room.id, stream)).flv
    const straight = await readClockByFfmpeg(turn, await play(streamIdOf(player.room.id, player.room.host, 'camera')), { seconds })
    await button(page, t('bar.more')).click()
    await button(page, t('more.mix')).click()
    await player.until('the mix', ({ mix }) => mix !== null)
    const mixed = await readClockByFfmpeg(turn, await play(mixStreamOf(player.room.id)), { seconds, place: FIRST_OF_FOUR })
    return { straight, mixed }
  } finally {
    turn.end()
    await stop()
    rmSync(folder, { recursive: true })
  }
}
