import type { Page } from 'playwright-core'
import { eventually } from '../support/eventually'
import { button, enterByCode, openRoomAsHost, passCheck, t, tileOf, typeCode } from '../support/visit'
import { scene, type Person, type Stage } from './stage/scene'

describe('the host', () => {
  scene('mutes a student, who reads it and can speak again', async (stage) => {
    const { teacher, student } = await classOfTwo(stage)
    await verbOn(teacher.page, student.name, 'members.mute')
    await student.page.getByText(t('notice.you-were-muted')).waitFor()
    await button(bar(student.page), t('bar.unmute')).click()
    await button(bar(student.page), t('bar.mute')).waitFor()
  })

  scene('takes a student off the stage and invites them back; the student says yes', async (stage) => {
    const { teacher, student } = await classOfTwo(stage)
    await verbOn(teacher.page, student.name, 'members.take-down')
    await student.page.getByText(t('notice.you-were-taken-down')).waitFor()
    await tileOf(teacher.page, student.name).waitFor({ state: 'detached' })
    await button(bar(student.page), t('bar.hand')).click()
    await verbOn(teacher.page, student.name, 'members.invite')
    await button(student.page, t('invitation.accept')).click()
    await tileOf(teacher.page, student.name).waitFor()
    await eventually('the student’s picture is back', async () => ((await tileOf(teacher.page, student.name).locator('video').count()) > 0 ? true : null))
  })

  scene('removes a student, who reads why and can’t come back', async (stage) => {
    const { teacher, student, code } = await classOfTwo(stage)
    await verbOn(teacher.page, student.name, 'members.remove')
    await button(teacher.page, t('members.remove.go')).click()
    await student.page.getByText(t('failure.room/removed')).waitFor()
    await tileOf(teacher.page, student.name).waitFor({ state: 'detached' })
    await typeCode(student.page, stage.server.base, code)
    await passCheck(student.page, 'education', student.name)
    await student.page.getByText(t('failure.room/removed')).waitFor()
  })

  scene('ends the class for everybody', async (stage) => {
    const { teacher, student } = await classOfTwo(stage)
    await button(bar(teacher.page), t('bar.leave')).click()
    await button(teacher.page, t('leave.end')).click()
    await student.page.getByText(t('ended.by-host')).waitFor()
    await teacher.page.getByText(t('ended.by-you')).waitFor()
  })
})

const bar = (page: Page) => page.getByRole('toolbar', { name: t('bar.name') })

async function classOfTwo({ server, person, neighbour }: Stage): Promise<{ readonly teacher: Person; readonly student: Person; readonly code: string }> {
  const teacher = await person('林老师')
  const code = await openRoomAsHost(teacher.page, server.base, teacher)
  const student = await neighbour(teacher, '陈一诺')
  await enterByCode(student.page, server.base, { code, name: student.name })
  await tileOf(teacher.page, student.name).waitFor()
  return { teacher, student, code }
}

/** Opens the list of people, a person in it, and presses what may be done. */
async function verbOn(page: Page, name: string, verb: 'members.mute' | 'members.take-down' | 'members.invite' | 'members.remove'): Promise<void> {
  const panel = page.getByRole('complementary')
  if (!(await panel.isVisible())) await button(bar(page), t('bar.members')).click()
  const row = button(panel, name)
  if ((await row.getAttribute('aria-pressed')) !== 'true') await row.click()
  await button(panel, t(verb)).click()
}
