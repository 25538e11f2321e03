import type { Page } from 'playwright-core'
import { eventually } from '../support/eventually'
import { button, chooseScenario, enterByCode, inRoom, openRoomAsHost, passCheck, t, tileOf, wordsOf } from '../support/visit'
import { SIGNATURES } from '../support/fake-media'
import { hears, hearsSomething, sees } from './stage/senses'
import { scene, type Person } from './stage/scene'

const [red] = SIGNATURES
const teacherName = '林老师'

describe('camera and microphone before the room', () => {
  scene('who refuses permission reads what to press, and still gets in as a listener who sees and hears the others', async ({ server, person }) => {
    const teacher = await person(teacherName, { signature: red })
    const code = await openRoomAsHost(teacher.page, server.base, teacher)
    const student = await person('陈一诺', { permission: 'refused' })
    await chooseScenario(student.page, server.base, 'education', '')
    await student.page.getByText(t('media.permission-denied')).first().waitFor()
    await enterByCode(student.page, server.base, { code, name: student.name })
    await sees(student.page, teacherName, red)
    await hears(student.page, teacherName, red)
    await tileOf(teacher.page, student.name).waitFor()
  })

  scene('who has no camera reads so, and gets in with sound', async ({ server, person }) => {
    const student = await person('陈一诺', { devices: 'microphone' })
    await chooseScenario(student.page, server.base, 'education', '')
    await student.page.getByText(t('media.no-device')).waitFor()
    const code = await openRoomAsHost(student.page, server.base, student)
    const teacher = await person(teacherName, { signature: red })
    await enterByCode(teacher.page, server.base, { code, name: teacherName })
    await sees(student.page, teacherName, red)
    await button(student.page, t('bar.mute')).waitFor()
    await tileOf(teacher.page, student.name).getByText(student.name).waitFor()
    await hearsSomething(teacher.page)
  })

  scene('who has neither camera nor microphone gets in as a listener', async ({ server, person }) => {
    const teacher = await person(teacherName, { signature: red })
    const code = await openRoomAsHost(teacher.page, server.base, teacher)
    const student = await person('陈一诺', { devices: 'none' })
    await enterByCode(student.page, server.base, { code, name: student.name })
    await sees(student.page, teacherName, red)
  })

  scene('a camera that another program holds is told in one sentence', async ({ server, person }) => {
    const { page, name, context } = await person('陈一诺')
    // Chromium's own fake camera is never busy: the browser's refusal is put in its place.
    await context.addInitScript(() => {
      const devices = navigator.mediaDevices
      const open = devices.getUserMedia.bind(devices)
      devices.getUserMedia = (wish) => (wish?.video ? Promise.reject(new DOMException('Could not start video source', 'NotReadableError')) : open(wish))
    })
    await chooseScenario(page, server.base, 'education', '')
    await page.getByText(t('media.device-busy')).waitFor()
    await passCheck(page, 'education', name)
    await inRoom(page)
  })

  scene('a page that may not play sound yet asks for one tap', async ({ server, person }) => {
    const teacher = await person(teacherName, { signature: red })
    const code = await openRoomAsHost(teacher.page, server.base, teacher)
    const student = await person('陈一诺', { devices: 'none', switches: ['--autoplay-policy=document-user-activation-required'] })
    await enterByCode(student.page, server.base, { code, name: student.name })
    const untouched = await doubleOf(student)
    await readsUntouched(untouched, t('banner.sound.go'))
    await button(untouched, t('banner.sound.go')).click()
    await button(untouched, t('banner.sound.go')).waitFor({ state: 'hidden' })
    await hears(untouched, teacherName, red)
    await student.page.getByText(t('failure.member/replaced')).waitFor()
  })

  scene('without a name nobody gets in', async ({ server, person }) => {
    const { page } = await person('陈一诺')
    await chooseScenario(page, server.base, 'education', '')
    await button(page, wordsOf('education').enter).click()
    await page.getByText(t('check.name.missing')).waitFor()
  })
})

/** The same person's window once more, as a browser brings it back after a restart: nobody has touched it, so the browser holds the sound back. */
async function doubleOf({ page, context }: Person): Promise<Page> {
  const kept = await page.evaluate(() => Object.entries(sessionStorage))
  const untouched = await context.newPage()
  await untouched.addInitScript((entries) => {
    for (const [key, value] of entries) sessionStorage.setItem(key, String(value))
  }, kept)
  await untouched.goto(page.url())
  return untouched
}

/** Waits for a sentence on a page without counting as its person's touch, as Playwright's own waiting does. */
async function readsUntouched(page: Page, sentence: string): Promise<void> {
  const wire = await page.context().newCDPSession(page)
  await eventually(`the page says ${sentence}`, async () => {
    const { result } = await wire.send('Runtime.evaluate', { expression: 'document.body.innerText', userGesture: false })
    return String(result.value).includes(sentence) ? sentence : null
  })
}
