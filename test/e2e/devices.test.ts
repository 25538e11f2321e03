import { button, chooseScenario, enterByCode, inRoom, openRoomAsHost, passCheck, t, tileOf, wordsOf } from '../support/visit'
import { SIGNATURES } from '../support/fake-media'
import { hears, sees } from './stage/senses'
import { scene } from './stage/scene'

const [red, green] = SIGNATURES
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
    const student = await person('陈一诺', { signature: green, switches: ['--use-fake-device-for-media-stream=device-count=0'], devices: 'none' })
    await chooseScenario(student.page, server.base, 'education', '')
    await student.page.getByText(t('media.no-device')).waitFor()
    const code = await openRoomAsHost(student.page, server.base, student)
    const teacher = await person(teacherName, { signature: red })
    await enterByCode(teacher.page, server.base, { code, name: teacherName })
    await sees(student.page, teacherName, red)
    await button(student.page, t('bar.mute')).waitFor()
    await tileOf(teacher.page, student.name).getByText(student.name).waitFor()
  })

  scene('who has neither camera nor microphone gets in as a listener', async ({ server, person }) => {
    const teacher = await person(teacherName, { signature: red })
    const code = await openRoomAsHost(teacher.page, server.base, teacher)
    const student = await person('陈一诺', { devices: 'none' })
    await enterByCode(student.page, server.base, { code, name: student.name })
    await sees(student.page, teacherName, red)
  })

  scene('a camera that another program holds is told in one sentence', async ({ server, person }) => {
    const { page, name } = await person('陈一诺', { switches: ['--use-file-for-fake-video-capture=/nowhere/held-by-another-program.y4m'] })
    await chooseScenario(page, server.base, 'education', '')
    await page.getByText(t('media.device-busy')).waitFor()
    await passCheck(page, 'education', name)
    await inRoom(page)
  })

  scene('a page that may not play sound yet asks for one tap', async ({ server, person }) => {
    const teacher = await person(teacherName, { signature: red })
    const code = await openRoomAsHost(teacher.page, server.base, teacher)
    const student = await person('陈一诺', { devices: 'none' })
    await enterByCode(student.page, server.base, { code, name: student.name })
    // After a reload nobody has touched the page, so the browser holds the sound back.
    await student.page.reload()
    await inRoom(student.page)
    await button(student.page, t('banner.sound.go')).click()
    await button(student.page, t('banner.sound.go')).waitFor({ state: 'hidden' })
    await hears(student.page, teacherName, red)
  })

  scene('without a name nobody gets in', async ({ server, person }) => {
    const { page } = await person('陈一诺')
    await chooseScenario(page, server.base, 'education', '')
    await button(page, wordsOf('education').enter).click()
    await page.getByText(t('check.name.missing')).waitFor()
  })
})
