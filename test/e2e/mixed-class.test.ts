import type { ElementHandle } from 'playwright-core'
import type { RecordingReply } from '#shared/protocol/http'
import { mixStreamOf } from '#shared/room/state'
import { installClock } from '../../bench/glass/page-clock'
import { readClockByFfmpeg } from '../../bench/glass/ffmpeg-clock'
import { readStamp, STAMP, stampAge } from '../../bench/glass/stamp'
import { ask, askPlay } from '../support/ask'
import { eventually, pause } from '../support/eventually'
import { nearestPaint, SIGNATURES } from '../support/fake-media'
import { decodeByFfmpeg, pushByFfmpeg, type Decoded } from '../support/phone-ffmpeg'
import { phoneInRoom, rtmpAddress } from '../support/phone'
import { listen } from '../support/probe'
import { toneShare } from '../support/tones'
import { button, enterByCode, inMore, openRoomAsHost, seesMoving, t } from '../support/visit'
import { scene } from './stage/scene'
import { meets } from './stage/senses'

const [red, green, blue] = SIGNATURES
/** Where the teacher stands in the mix of three, its edges cut off. */
const FIRST = { left: 2, top: 2, width: 640, height: 360 }

/** The tone comes and goes, beside others: it is clear in some tenths of a second. */
const isHeard = ({ sound, sampleRate }: Decoded, hz: number): boolean =>
  Array.from({ length: 40 }, (_, index) => sound.subarray((index * sampleRate) / 10, ((index + 1) * sampleRate) / 10)).filter((tenth) => toneShare(tenth, sampleRate, hz) > 0.1).length > 4

/** The paints at the middle of the second and the third tile of the mix. */
const paintsOf = (video: ElementHandle<HTMLVideoElement>): Promise<readonly (string | null)[]> =>
  video.evaluate((element) => {
    const pen = new OffscreenCanvas(1, 1).getContext('2d')
    return [[0.75, 0.2], [0.5, 0.7]].map(([across = 0, down = 0]) => {
      pen?.drawImage(element, element.videoWidth * across, element.videoHeight * down, 8, 8, 0, 0, 1, 1)
      const [r = 0, g = 0, b = 0] = pen?.getImageData(0, 0, 1, 1).data ?? []
      return [r, g, b] as const
    })
  }).then((colours) => colours.map(nearestPaint))

/** A recorded picture with the clock in it: how long before its place in the recording it was taken, ms; null if this is not it. */
async function latenessOf(video: ElementHandle<HTMLVideoElement>, { parts }: RecordingReply): Promise<number | null> {
  const shown = await video.evaluate((element, { pictureWidth: width, pictureHeight: height }) => {
    const pen = new OffscreenCanvas(width, height).getContext('2d')
    pen?.drawImage(element, 0, 0, width, height)
    const pixels = pen?.getImageData(0, 0, width, 80).data
    return { luma: Array.from({ length: width * 80 }, (_, index) => pixels?.[index * 4 + 1] ?? 0), seconds: element.currentTime, address: element.currentSrc }
  }, STAMP)
  const stamp = readStamp(Buffer.from(shown.luma), STAMP.pictureWidth)
  const part = parts.find(({ url }) => new URL(url).pathname === new URL(shown.address).pathname)
  return stamp === null || part === undefined ? null : stampAge(stamp, part.beganAt + shown.seconds * 1_000)
}

scene('a class of two browsers and a phone is recorded and mixed: an audience of HTTP-FLV, a member and the play page have the clock in the picture and every tone', async ({ scope, server, person }) => {
  const teacher = await person('林老师', { signature: red })
  await installClock(teacher.page)
  const code = await openRoomAsHost(teacher.page, server.base, teacher)
  const student = await person('陈一诺', { signature: green })
  await enterByCode(student.page, server.base, { code, name: student.name })
  const phone = await phoneInRoom(scope, server.base, code, '手机')
  pushByFfmpeg(scope, await rtmpAddress(server.base, phone), blue)
  await meets(teacher.page, '手机', blue)
  await meets(teacher.page, student.name, green)
  await seesMoving(student.page, teacher.name)

  await inMore(teacher.page, t('more.record'))
  await inMore(teacher.page, t('more.mix'))
  const room = await phone.until('the mix', ({ mix }) => mix !== null)
  const { flv } = await askPlay(server.base, phone.session, room.id, mixStreamOf(room.id))
  await eventually('every tone in the mix', async () => {
    const heard = await decodeByFfmpeg(scope, flv, 4)
    if (heard.complaints !== '') throw new Error(heard.complaints)
    const missing = [red, green, blue].filter(({ hz }) => !isHeard(heard, hz))
    if (missing.length > 0) throw new Error(`not heard: ${missing.map(({ hz }) => hz).join()} Hz`)
    return true
  }, 60_000)
  const clock = await readClockByFfmpeg(scope, flv, { seconds: 2, place: FIRST })
  expect(clock.ages.length).toBeGreaterThan(10)
  expect(Math.min(...clock.ages)).toBeGreaterThan(0)

  await inMore(student.page, t('more.layout'))
  await student.page.getByRole('radio', { name: t('layout.mix') }).or(button(student.page, t('layout.mix'))).first().click()
  const mixed = await student.page.locator('#stage-mix video').elementHandle() as ElementHandle<HTMLVideoElement>
  await eventually('the student sees all in one picture', async () => ((await paintsOf(mixed)).join() === `${green.paint.name},${blue.paint.name}` ? true : null), 30_000)

  await inMore(teacher.page, t('more.record.stop'))
  await button(teacher.page, t('more.record.stop')).last().click()
  const ended = await phone.until('the end of the recording', ({ recording }) => recording === null)
  const id = phone.events.flatMap(({ event }) => (event.type === 'recording.started' ? [event.id] : []))[0] ?? ''
  expect(ended.mix).not.toBeNull()
  await pause(1_000)
  const { body } = await ask<RecordingReply>(server.base, `/api/recordings/${id}`, { token: phone.session.token })
  await student.page.goto(server.base)
  await button(student.page, /一次函数.* · \d\d:\d\d/).click()
  await student.page.locator('#replay-play').click()
  await eventually('the recorded clock and the recorded tones', async () => {
    const videos = await student.page.locator('video').elementHandles() as ElementHandle<HTMLVideoElement>[]
    const lateness = (await Promise.all(videos.map((video) => latenessOf(video, body)))).filter((one) => one !== null)
    const tones = (await Promise.all(videos.map(listen))).map(({ hz }) => hz)
    if (!lateness.some((ms) => ms > -150 && ms < 1_000) || ![red, green, blue].every(({ hz }) => tones.includes(hz))) throw new Error(JSON.stringify({ lateness, tones }))
    return true
  }, 60_000)
  await student.page.locator('#replay-together').click()
  await eventually('the mix in the replay', async () => {
    const [only, ...others] = await student.page.locator('video').elementHandles() as ElementHandle<HTMLVideoElement>[]
    return only !== undefined && others.length === 0 && (await paintsOf(only)).join() === `${green.paint.name},${blue.paint.name}` ? true : null
  }, 60_000)
})
