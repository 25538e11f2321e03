import { join } from 'node:path'
import type { BrowserContext, CDPSession, Page } from 'playwright-core'
import type { RecordingReply, SessionReply } from '#shared/protocol/http'
import type { Scope } from '#shared/kernel/scope'
import { openDatabase } from '../../server/src/store/database.ts'
import { ask, openRoom, signIn } from '../../test/support/ask.ts'
import { launchBrowser, openWindow } from '../../test/support/browser.ts'
import { eventually } from '../../test/support/eventually.ts'
import { joinRoom } from '../../test/support/room-client.ts'
import { startServer, type StartedServer } from '../../test/support/start-server.ts'
import { writeHour } from '../../test/support/written-hour.ts'
import { quantile } from '../figures.ts'
import type { Row } from '../row.ts'
import { round } from '../table.ts'

const PEOPLE = ['ann', 'bob']
/** Three quarters of an hour, as minute 45 of 60. */
const SEEK_SHARE = 0.75
const LATENCY_MS = 30
const BYTES_PER_SECOND = 1_000_000

/** A recording of an hour with two people is opened on the play page: what is fetched before it shows anything, and after a jump. */
export const row: Row = {
  title: 'Replay: opening an hour',
  measure: async ({ scope, quick, tell }) => {
    const minutes = quick ? 12 : 60
    const server = await startServer()
    try {
      const { session, recording } = await recordedHour(server, scope, minutes)
      tell(`${minutes} minutes of ${PEOPLE.length} people are written`)
      const browser = await launchBrowser(scope)
      const openings: Opening[] = []
      for (let count = 0; count < (quick ? 2 : 5); count += 1) {
        const { page, context } = await openWindow(browser)
        openings.push(await open(page, context, { base: server.base, session, recording }))
        await context.close()
      }
      await browser.close()
      const figure = (pick: (opening: Opening) => number): number => round(quantile(openings.map(pick), 0.5))
      return [
        { what: 'replay of an hour, fetched of a file before its first picture', value: figure(({ first }) => first), unit: 'KB', atMost: 500, note: `${openings.length} openings, ${PEOPLE.length} people, 600 kbit/s each, a line of 8 Mbit/s` },
        { what: 'replay of an hour, fetched of a file after a jump to minute 45', value: figure(({ sought }) => sought), unit: 'KB', note: 'another part: its tables too' },
        { what: 'replay of an hour, first picture after the page was asked for', value: figure(({ firstMs }) => firstMs), unit: 'ms' },
        { what: 'replay of an hour, picture after a jump to minute 45', value: figure(({ soughtMs }) => soughtMs), unit: 'ms' },
      ]
    } finally {
      await server.stop()
    }
  },
}

/** Has a recording made, and puts an hour into its place. */
async function recordedHour(server: StartedServer, scope: Scope, minutes: number): Promise<{ readonly session: SessionReply; readonly recording: string }> {
  const session = await signIn(server.base, 'Teacher')
  const room = await openRoom(server.base, session)
  const teacher = await joinRoom({ base: server.base, session, room: room.id })
  await teacher.until('a gateway is here', ({ gatewayEpoch }) => gatewayEpoch !== null)
  await teacher.command({ type: 'recording.start' })
  const { recording } = await teacher.until('it is recorded', (state) => state.recording !== null)
  const id = recording?.id ?? ''
  await teacher.command({ type: 'recording.stop' })
  teacher.close()
  const { body } = await ask<RecordingReply>(server.base, `/api/recordings/${id}`, { token: session.token })
  const people = PEOPLE.map((owner) => ({ owner, stream: `${room.id}-${owner}-camera` }))
  await writeHour({ folder: join(server.dataDir, 'recordings'), recording: id, people, beganAt: body.startedAt, minutes, size: '640x360', kbps: 600 })
  await (await openDatabase(join(server.dataDir, 'lianmai.db'), scope)).updateTable('recordings').set({ ended_at: body.startedAt + minutes * 60_000 }).where('id', '=', id).execute()
  return { session, recording: id }
}

/** KB of the file of which most was fetched, and how long it took until everybody's picture was there. */
interface Opening {
  readonly first: number
  readonly firstMs: number
  readonly sought: number
  readonly soughtMs: number
}

async function open(page: Page, context: BrowserContext, { base, session, recording }: { readonly base: string; readonly session: SessionReply; readonly recording: string }): Promise<Opening> {
  await context.addInitScript((kept) => {
    for (const store of [localStorage, sessionStorage]) store.setItem('lianmai.session', kept)
  }, JSON.stringify(session))
  const fetched = await countFiles(await context.newCDPSession(page))
  await logPictures(page)
  const began = Date.now()
  await page.goto(`${base}/#/pages/replay/index?id=${recording}`)
  const first = await seenSince(page, began)
  await page.waitForTimeout(SETTLE_MS)
  const bar = page.getByRole('slider').first()
  const box = await bar.boundingBox()
  if (box === null) throw new Error('there is no seek bar')
  const jumped = Date.now()
  await page.mouse.click(box.x + box.width * SEEK_SHARE, box.y + box.height / 2)
  const sought = await seenSince(page, jumped)
  return {
    first: Math.max(...first.map(({ file, at }) => fetched.between(file, began, at))),
    firstMs: Math.max(...first.map(({ at }) => at)) - began,
    sought: Math.max(...sought.map(({ file, at }) => fetched.between(file, jumped, at))),
    soughtMs: Math.max(...sought.map(({ at }) => at)) - jumped,
  }
}

const SETTLE_MS = 2_000

interface Counted {
  /** KB of a file that came between two moments. */
  between(file: string, from: number, to: number): number
}

/** Counts what the browser gets of each file of the recording. */
async function countFiles(devtools: CDPSession): Promise<Counted> {
  const files = new Map<string, string>()
  const came: { readonly file: string; readonly bytes: number; readonly at: number }[] = []
  devtools.on('Network.requestWillBeSent', ({ requestId, request }) => {
    if (request.url.includes('/files/')) files.set(requestId, request.url)
  })
  devtools.on('Network.dataReceived', ({ requestId, dataLength }) => {
    const file = files.get(requestId)
    if (file !== undefined) came.push({ file, bytes: dataLength, at: Date.now() })
  })
  await devtools.send('Network.enable')
  // Over loopback a browser has a megabyte before it has decoded a picture.
  await devtools.send('Network.emulateNetworkConditions', { offline: false, latency: LATENCY_MS, downloadThroughput: BYTES_PER_SECOND, uploadThroughput: BYTES_PER_SECOND })
  return { between: (file, from, to) => came.filter((some) => some.file === file && some.at >= from && some.at <= to).reduce((sum, { bytes }) => sum + bytes, 0) / 1_000 }
}

/** When a video showed a picture, in ms since 1970, and of which file. */
interface Seen {
  readonly file: string
  readonly at: number
}

declare global {
  interface Window {
    /** Kept by `logPictures`. */
    replayPictures?: Seen[]
  }
}

/** Notes when the page's videos show pictures; to be called before it is opened. */
const logPictures = (page: Page): Promise<unknown> => page.addInitScript(() => {
  const pictures: Seen[] = []
  window.replayPictures = pictures
  const watched = new WeakSet<HTMLVideoElement>()
  const watch = (video: HTMLVideoElement): void => {
    watched.add(video)
    const look = (): void => {
      pictures.push({ file: video.currentSrc, at: Date.now() })
      video.requestVideoFrameCallback(look)
    }
    video.requestVideoFrameCallback(look)
  }
  new MutationObserver(() => {
    for (const video of document.querySelectorAll('video')) if (!watched.has(video)) watch(video)
  }).observe(document, { childList: true, subtree: true })
})

/** The first picture of each person since then. */
const seenSince = (page: Page, since: number): Promise<readonly Seen[]> => eventually('everybody is seen', async () => {
  const seen = await page.evaluate((from) => (window.replayPictures ?? []).filter(({ at }) => at > from), since)
  const firsts = [...new Map(seen.toReversed().map((one) => [one.file, one])).values()]
  return firsts.length >= PEOPLE.length ? firsts : null
}, 30_000)
