import type { ElementHandle, Page } from 'playwright-core'
import { eventually, pause } from '../support/eventually'
import { SIGNATURES, type Signature } from '../support/fake-media'
import { listen, look } from '../support/probe'
import { pushByFfmpeg } from '../support/phone-ffmpeg'
import { phoneInRoom, rtmpAddress } from '../support/phone'
import { button, enterByCode, inMore, openRoomAsHost, t } from '../support/visit'
import { lengthOf, pacesOf, pressLine, setPlaying, setSpeed, standsAt } from './stage/replay-hands'
import { scene } from './stage/scene'
import { meets } from './stage/senses'

const [red, green, blue] = SIGNATURES

const isRecorded = (page: Page): Promise<void> => page.getByRole('img', { name: t('room.recording') }).waitFor()

/** The replay's players, one for each signature that is to be seen. */
async function plays(page: Page, wanted: readonly Signature[]): Promise<void> {
  await eventually('every recorded picture and tone plays', async () => {
    const videos = await page.locator('video').elementHandles() as ElementHandle<HTMLVideoElement>[]
    const found = await Promise.all(videos.map(async (video) => ({ paint: (await look(video)).paint, hz: (await listen(video)).hz })))
    for (const { paint, hz } of wanted) if (!found.some((one) => one.paint === paint.name && one.hz === hz)) throw new Error(JSON.stringify(found))
    return true
  }, 60_000)
}

/** Paused, so that nothing but the press moves it: along the line, and back by the key. Each player goes as far as the page says. */
async function goesWherePressed(page: Page): Promise<void> {
  await setPlaying(page, false)
  const length = await lengthOf(page)
  await pressLine(page, 0.25)
  const early = await standsAt(page, length * 0.25)
  await pressLine(page, 0.75)
  const late = await standsAt(page, length * 0.75)
  await page.keyboard.press('ArrowLeft')
  const back = await standsAt(page, late.place - STEP_S)
  expect(early.times).toHaveLength(3)
  for (const [index, time] of late.times.entries()) {
    expect(Math.abs(time - (early.times[index] ?? 0) - length / 2)).toBeLessThan(1)
    expect(Math.abs(time - (back.times[index] ?? 0) - STEP_S)).toBeLessThan(0.5)
  }
}

/** From near its beginning, so that there is enough to play. */
async function goesAtSpeed(page: Page, speed: number): Promise<void> {
  await setSpeed(page, speed)
  await eventually(`all go at ${speed}`, async () => {
    await pressLine(page, 0.1)
    await setPlaying(page, true)
    await pause(700)
    const paces = await pacesOf(page)
    if (paces.length !== 3 || paces.some((pace) => Math.abs(pace / speed - 1) > 0.2)) throw new Error(JSON.stringify(paces))
    return true
  })
}

const STEP_S = 10

describe('a class that is recorded', () => {
  scene('two browsers and an RTMP phone are recorded, everybody knows, and who was there plays it back with picture and sound', async ({ scope, server, person }) => {
    const teacher = await person('林老师', { signature: red })
    const code = await openRoomAsHost(teacher.page, server.base, teacher)
    const student = await person('陈一诺', { signature: green })
    await enterByCode(student.page, server.base, { code, name: student.name })
    const phone = await phoneInRoom(scope, server.base, code, '手机')
    pushByFfmpeg(scope, await rtmpAddress(server.base, phone), blue)
    await meets(teacher.page, '手机', blue)
    await meets(teacher.page, student.name, green)

    await inMore(teacher.page, t('more.record'))
    for (const { page } of [teacher, student]) await isRecorded(page)
    await pause(20_000)
    await inMore(teacher.page, t('more.record.stop'))
    await button(teacher.page, t('more.record.stop')).last().click()
    await student.page.getByRole('img', { name: t('room.recording') }).waitFor({ state: 'detached' })

    await student.page.goto(server.base)
    await button(student.page, /一次函数.* · \d\d:\d\d/).click()
    await student.page.locator('#replay-play').click()
    await plays(student.page, [red, green, blue])
    await goesWherePressed(student.page)
    await setPlaying(student.page, true)
    await plays(student.page, [red, green, blue])
    await goesAtSpeed(student.page, 1)
    await goesAtSpeed(student.page, 2)
  })

  scene('the last half minute is kept by one press: everybody is led to it, and it plays with picture and sound', async ({ scope, server, person }) => {
    const teacher = await person('林老师', { signature: red })
    const code = await openRoomAsHost(teacher.page, server.base, teacher)
    const phone = await phoneInRoom(scope, server.base, code, '手机')
    pushByFfmpeg(scope, await rtmpAddress(server.base, phone), blue)
    await meets(teacher.page, '手机', blue)
    await pause(6_000)
    await inMore(teacher.page, t('more.clip', { seconds: 30 }))
    await button(teacher.page, new RegExp(t('notice.clip-made', { by: '林老师' }))).click()
    await teacher.page.locator('#replay-play').click()
    await plays(teacher.page, [red, blue])

    await teacher.page.goto(server.base)
    await button(teacher.page, new RegExp(`一次函数.*${t('lobby.recordings.clip')} · .* · 00:\\d\\d`)).waitFor()
  })

  scene('a kill of the gateway in the middle costs a moment: the recording goes on in new parts', async ({ server, person }) => {
    const teacher = await person('林老师', { signature: red })
    await openRoomAsHost(teacher.page, server.base, teacher)
    await inMore(teacher.page, t('more.record'))
    await isRecorded(teacher.page)
    await pause(6_000)
    process.kill(server.pidOf('gateway'), 'SIGKILL')
    await pause(9_000)
    await isRecorded(teacher.page)
    await inMore(teacher.page, t('more.record.stop'))
    await button(teacher.page, t('more.record.stop')).last().click()
    await teacher.page.getByRole('img', { name: t('room.recording') }).waitFor({ state: 'detached' })
    await pause(1_000)
    const recordings = await teacher.page.evaluate(async () => {
      const token = Object.values(localStorage).map((value) => /"token":"([^"]+)"/.exec(value)?.[1]).find(Boolean) ?? ''
      const headers = { authorization: `Bearer ${token}` }
      const list: { readonly recordings: readonly { readonly id: string }[] } = await (await fetch('/api/recordings', { headers })).json()
      const one: { readonly parts: readonly { readonly beganAt: number; readonly endedAt: number | null; readonly bytes: number }[] } = await (await fetch(`/api/recordings/${list.recordings[0]?.id}`, { headers })).json()
      return one.parts
    })
    expect(recordings.length).toBeGreaterThanOrEqual(2)
    for (const { beganAt, endedAt } of recordings) expect((endedAt ?? 0) - beganAt).toBeGreaterThan(1_500)
  })
})
