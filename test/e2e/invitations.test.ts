import type { Page } from 'playwright-core'
import { signIn } from '../support/ask'
import { joinRoom } from '../support/room-client'
import { button, inRoom, openRoomAsHost, passCheck, t, wordsOf } from '../support/visit'
import { scene } from './stage/scene'

scene('the teacher’s link makes an assistant, who stays one after a reload; without it nobody is one', async ({ server, scope, person, neighbour }) => {
  const teacher = await person('林老师')
  const code = await openRoomAsHost(teacher.page, server.base, teacher)
  const student = await joinRoom({ base: server.base, session: await signIn(server.base, '陈一诺'), room: code })
  scope.onEnd(() => student.close())
  const link = await linkFor(teacher.page, 'assistant')

  const assistant = await neighbour(teacher, '周助教')
  await assistant.page.goto(link)
  await passCheck(assistant.page, 'education', assistant.name)
  await inRoom(assistant.page)
  const isAssistant = () => student.until('the assistant is in', ({ members }) => members.some(({ name, role, presence }) => name === assistant.name && role === 'assistant' && presence === 'here'))
  await isAssistant()
  await assistant.page.reload()
  await inRoom(assistant.page)
  await isAssistant()

  const stranger = await neighbour(teacher, '路人')
  await stranger.page.goto(link.replace(/invitation=.*/, 'invitation=made.up.paper'))
  await passCheck(stranger.page, 'education', stranger.name)
  await stranger.page.getByText(t('failure.room/role-invitation')).waitFor()
})

/** Opens the share panel, chooses a role, and reads its link. */
async function linkFor(page: Page, role: string): Promise<string> {
  await page.getByRole('button', { name: new RegExp(t('more.share')) }).first().click()
  await button(page, t('share.by-invitation', { role: wordsOf('education').roles[role] ?? role })).click()
  return page.getByText(/#\/pages\/join\/.*invitation=/).innerText()
}
