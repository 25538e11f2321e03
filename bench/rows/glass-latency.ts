import type { Browser, JSHandle, Page } from 'playwright-core'
import { createScope, type Scope } from '#shared/kernel/scope'
import { streamIdOf } from '#shared/room/state'
import { askPlay, askPublish, signIn } from '../../test/support/ask.ts'
import { launchBrowser, openWindow } from '../../test/support/browser.ts'
import { joinRoom } from '../../test/support/room-client.ts'
import { startServer } from '../../test/support/start-server.ts'
import { button, enterByCode, openRoomAsHost, pictureOf, seesMoving, t } from '../../test/support/visit.ts'
import { median, quantile } from '../figures.ts'
import { openDirectCall } from '../glass/direct-call.ts'
import { pushClock, readClockByFfmpeg } from '../glass/ffmpeg-clock.ts'
import { installClock, watchClock, type ClockReading } from '../glass/page-clock.ts'
import type { Bench, Figure, Row } from '../row.ts'
import { round } from '../table.ts'

type Way = 'direct' | 'browser' | 'rtmp' | 'flv'
type Round = Readonly<Record<Way, ClockReading>>

/** From the camera's picture to the picture on the screen, the product's own pages beside a call without any server, in turns. */
export const row: Row = {
  title: 'Glass latency',
  measure: async (bench) => {
    const { scope, quick, tell } = bench
    const browser = await launchBrowser(scope)
    const rounds: Round[] = []
    for (let number = 1; number <= (quick ? 1 : 5); number += 1) {
      const round = await oneRound(bench, browser, quick ? 5 : 30)
      rounds.push(round)
      tell(`round ${number}: ${WAYS.map((way) => `${way} ${quantile(round[way].ages, 0.5)}/${quantile(round[way].ages, 0.95)} ms`).join(', ')}`)
    }
    await browser.close()
    return figuresOf(rounds)
  },
}

const WAYS: readonly Way[] = ['direct', 'browser', 'rtmp', 'flv']

async function oneRound({ scope }: Bench, browser: Browser, seconds: number): Promise<Round> {
  const direct = await within(scope, async (turn) => readFor(await openDirectCall(turn, browser), seconds))
  const product = await within(scope, (turn) => productCall(turn, browser, seconds))
  const rtmp = await within(scope, (turn) => rtmpToBrowser(turn, browser, seconds))
  return { direct, ...product, rtmp }
}

/** A teacher with the clock as camera, a listener, and a player of HTTP-FLV. */
async function productCall(turn: Scope, browser: Browser, seconds: number): Promise<Pick<Round, 'browser' | 'flv'>> {
  const { base, stop } = await startServer()
  try {
    const { page, context } = await openWindow(browser)
    turn.onEnd(() => void context.close())
    await installClock(page)
    const code = await openRoomAsHost(page, base, { name: 'Clock' })
    const viewer = await listener(turn, browser, base, code, 'Clock')
    const browserReading = await readFor(await watchClock(await pictureOf(viewer, 'Clock')), seconds)
    const player = await joinRoom({ base, room: code, session: await signIn(base, 'Player') })
    turn.onEnd(() => player.close())
    const { flv } = await askPlay(base, player.session, player.room.id, streamIdOf(player.room.id, player.room.host, 'camera'))
    return { browser: browserReading, flv: await readClockByFfmpeg(turn, flv, { seconds }) }
  } finally {
    await stop()
  }
}

async function rtmpToBrowser(turn: Scope, browser: Browser, seconds: number): Promise<ClockReading> {
  const { base, stop } = await startServer()
  try {
    const { page, context } = await openWindow(browser)
    turn.onEnd(() => void context.close())
    const code = await openRoomAsHost(page, base, { name: 'Host' })
    await button(page, t('bar.camera-off')).click()
    const pusher = await joinRoom({ base, room: code, session: await signIn(base, 'Phone'), client: 'weapp' })
    turn.onEnd(() => pusher.close())
    await pusher.command({ type: 'media.set', microphone: 'on', camera: 'on' })
    pushClock(turn, (await askPublish(base, pusher.session, pusher.room.id)).rtmp)
    await seesMoving(page, 'Phone')
    return await readFor(await watchClock(await pictureOf(page, 'Phone')), seconds)
  } finally {
    await stop()
  }
}

/** Somebody who only looks: as in the direct call, one page sends and one shows. */
async function listener(turn: Scope, browser: Browser, base: string, code: string, sees: string): Promise<Page> {
  const { page, context } = await openWindow(browser)
  turn.onEnd(() => void context.close())
  await enterByCode(page, base, { code, name: 'Viewer' })
  await button(page, t('bar.camera-off')).click()
  await seesMoving(page, sees)
  return page
}

async function readFor(clock: JSHandle<{ read(): ClockReading; reset(): void }>, seconds: number): Promise<ClockReading> {
  await pause(SETTLE_MS)
  await clock.evaluate((each) => each.reset())
  await pause(seconds * 1_000)
  return clock.evaluate((each) => each.read())
}

async function within<Value>(scope: Scope, work: (turn: Scope) => Promise<Value>): Promise<Value> {
  const turn = createScope(scope)
  try {
    return await work(turn)
  } finally {
    turn.end()
  }
}

function figuresOf(rounds: readonly Round[]): readonly Figure[] {
  const middle = (way: Way, share: number): number => median(rounds.map((round) => quantile(round[way].ages, share)))
  const ratio = (way: Way): number => round(median(rounds.map((each) => quantile(each[way].ages, 0.5) / quantile(each.direct.ages, 0.5))), 2)
  const note = `median of ${rounds.length} rounds, ${rounds.reduce((sum, { browser }) => sum + browser.ages.length, 0)} frames`
  return [
    { what: 'glass, a direct call p50', value: middle('direct', 0.5), unit: 'ms', note: 'no server between: the reference' },
    { what: 'glass, a direct call p95', value: middle('direct', 0.95), unit: 'ms' },
    { what: 'glass, browser to browser p50', value: middle('browser', 0.5), unit: 'ms', note },
    { what: 'glass, browser to browser p95', value: middle('browser', 0.95), unit: 'ms' },
    { what: 'glass, browser to browser beside direct', value: ratio('browser'), unit: '×', atMost: 1.2 },
    { what: 'glass, RTMP to browser p50', value: middle('rtmp', 0.5), unit: 'ms' },
    { what: 'glass, RTMP to browser p95', value: middle('rtmp', 0.95), unit: 'ms' },
    { what: 'glass, RTMP to browser beside direct', value: ratio('rtmp'), unit: '×', atMost: 1 },
    { what: 'glass, browser to HTTP-FLV p50', value: middle('flv', 0.5), unit: 'ms', atMost: 100, note: 'decoded by ffmpeg' },
    { what: 'glass, browser to HTTP-FLV p95', value: middle('flv', 0.95), unit: 'ms' },
  ]
}

const pause = (ms: number): Promise<void> => new Promise((over) => setTimeout(over, ms))
const SETTLE_MS = 5_000
