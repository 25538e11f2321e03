import { button, enterByCode, invitationLink, openRoomAsHost, passCheck, inRoom, t, tileOf, wordsOf } from '../support/visit'
import { eventually } from '../support/eventually'
import { SIGNATURES } from '../support/fake-media'
import { openLesson, SHARES_LESSON } from '../support/lesson-tab'
import { enterOnPhone, installPhoneEars, openSimulatedPhone, phoneHears, phoneSees, startSimulator } from '../support/simulator/workbench'
import { scene, type Person, type PersonWish, type Stage } from './stage/scene'
import { hears, sees } from './stage/senses'

const [red, green, blue, yellow, magenta, cyan] = SIGNATURES
const TEACHER = '林老师'
const SCREEN = t('tile.screen', { name: TEACHER })
const SHARES: PersonWish = { permission: 'asked', aloud: true, switches: SHARES_LESSON }

/** Somebody who may share: a browser that asks, and answers with the lesson's tab. */
async function sharer({ person }: Stage, name: string, signature: (typeof SIGNATURES)[number]): Promise<Person> {
  const found = await person(name, { ...SHARES, signature })
  await found.context.grantPermissions(['camera', 'microphone'])
  return found
}

const press = ({ page }: Person, name: string) => button(page.getByRole('toolbar'), name).click()

const gone = async ({ page, name }: Person, tile: string): Promise<void> =>
  void (await eventually(`${name} has no tile ${tile}`, async () => ((await tileOf(page, tile).count()) === 0 ? true : null)))

/** The share of the window's width that a tile takes. */
const widthOf = async ({ page }: Person, tile: string): Promise<number> => ((await tileOf(page, tile).boundingBox())?.width ?? 0) / (page.viewportSize()?.width ?? 1)

scene('a teacher shares a tab: a student sees it large and hears it, beside the teacher, until it is stopped', async (stage) => {
  const { server, person } = stage
  const teacher = await sharer(stage, TEACHER, red)
  const code = await openRoomAsHost(teacher.page, server.base, teacher)
  const student = await person('陈一诺', { signature: green })
  await enterByCode(student.page, server.base, { code, name: student.name })
  await sees(student.page, teacher.name, red)
  expect(await button(student.page, t('bar.screen')).count()).toBe(0)

  await openLesson(teacher.context, magenta)
  await teacher.page.bringToFront()
  await press(teacher, t('bar.screen'))
  await tileOf(teacher.page, SCREEN).getByText(t('tile.screen.yours')).waitFor()
  const seen = await sees(student.page, SCREEN, magenta)
  expect(seen.width / seen.height).toBeCloseTo(1.6, 1)
  expect(await tileOf(student.page, SCREEN).locator('video').evaluate((video) => getComputedStyle(video).objectFit)).toBe('contain')
  expect(await widthOf(student, SCREEN)).toBeGreaterThan(0.6)
  await hears(student.page, SCREEN, magenta)
  await sees(student.page, teacher.name, red)
  expect(await tileOf(teacher.page, SCREEN).locator('video').count()).toBe(0)

  await tileOf(student.page, SCREEN).dblclick()
  await gone(student, teacher.name)
  await student.page.keyboard.press('Escape')
  await sees(student.page, teacher.name, red)

  await teacher.page.locator('#stop-screen').click()
  for (const each of [teacher, student]) await gone(each, SCREEN)
  await button(teacher.page, t('bar.screen')).waitFor()
})

scene('a student with the mini-program sees the shared tab and hears it, and it goes when it is stopped', async (stage) => {
  const { scope, server, person } = stage
  const teacher = await sharer(stage, TEACHER, red)
  const code = await openRoomAsHost(teacher.page, server.base, teacher)
  const owner = await person('手机', { signature: blue })
  await installPhoneEars(owner.context)
  const phone = await openSimulatedPhone(owner.page, await startSimulator(scope, '.', server.base))
  await enterOnPhone(phone, { code, name: owner.name })
  await phoneSees(phone, red)
  await openLesson(teacher.context, magenta)
  await teacher.page.bringToFront()
  await press(teacher, t('bar.screen'))
  await phoneSees(phone, magenta)
  await phoneHears(phone, magenta)
  expect(await phone.text()).toContain(SCREEN)

  await press(teacher, t('bar.screen-stop'))
  await eventually('no screen on the phone', async () => ((await phone.text()).includes(SCREEN) ? null : true))
})

scene('a screen outlives the gateway, is refused to a second one, and ends with what it shows', async (stage) => {
  const { server, person } = stage
  const teacher = await sharer(stage, TEACHER, red)
  const code = await openRoomAsHost(teacher.page, server.base, teacher)
  const assistant = await sharer(stage, '周助教', yellow)
  await assistant.page.goto(await invitationLink(teacher.page, wordsOf('education').roles['assistant'] ?? ''))
  await passCheck(assistant.page, 'education', assistant.name)
  await inRoom(assistant.page)
  const student = await person('陈一诺', { signature: green })
  await enterByCode(student.page, server.base, { code, name: student.name })

  const lesson = await openLesson(teacher.context, magenta)
  await teacher.page.bringToFront()
  await teacher.page.keyboard.press('s')
  await sees(student.page, SCREEN, magenta)
  await openLesson(assistant.context, cyan)
  await assistant.page.bringToFront()
  await press(assistant, t('bar.screen'))
  await assistant.page.getByText(t('notice.screen-taken', { by: TEACHER })).waitFor()

  await stage.server.kill('gateway')
  await gone(student, SCREEN)
  await sees(student.page, SCREEN, magenta)

  await lesson.close()
  for (const each of [teacher, assistant, student]) await gone(each, SCREEN)
  await press(assistant, t('bar.screen'))
  await sees(student.page, t('tile.screen', { name: assistant.name }), cyan)
  await assistant.page.close()
  await gone(student, t('tile.screen', { name: assistant.name }))
})
