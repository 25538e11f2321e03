import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { eventually } from '../support/eventually'
import { SIGNATURES } from '../support/fake-media'
import { enterOnPhone, openSimulatedPhone, startSimulator, type SimulatedPhone } from '../support/simulator/workbench'
import { button, enterByCode, openRoomAsHost, sayOf, tileOf } from '../support/visit'
import { scene, type Stage } from './stage/scene'

const say = sayOf('education')
const [red, green, blue] = SIGNATURES

/** A teacher and a student in browsers, and a student in the simulated phone. */
async function classOfThree({ scope, server, person }: Stage) {
  const teacher = await person('林老师', { signature: red })
  const code = await openRoomAsHost(teacher.page, server.base, teacher)
  const student = await person('陈一诺', { signature: green })
  await enterByCode(student.page, server.base, { code, name: student.name })
  const owner = await person('王子涵', { signature: blue })
  const phone = await openSimulatedPhone(owner.page, await startSimulator(scope, '.', server.base))
  await enterOnPhone(phone, { code, name: owner.name })
  await tileOf(teacher.page, owner.name).waitFor()
  return { teacher: teacher.page, student: student.page, phone, names: [student.name, owner.name] }
}

/** Opens one of the teacher's tools. */
async function openTool(page: Page, tool: string): Promise<void> {
  await page.locator('#bar-tools').click()
  await page.locator(`#tool-${tool}`).click()
}

/** Waits until a place on the phone's page says this. */
const phoneSays = (phone: SimulatedPhone, place: string, text: string | RegExp): Promise<unknown> =>
  eventually(`the phone says ${String(text)}`, async () => {
    const said = (await (await phone.top()).locator(place).allInnerTexts()).join('\n')
    if (typeof text === 'string' ? said.includes(text) : text.test(said)) return true
    throw new Error(`it says: ${said}`)
  })

const says = (page: Page, place: string, text: string | RegExp): Promise<unknown> => page.locator(place).filter({ hasText: text }).waitFor()

describe('what a class does together', () => {
  scene('a quiz is answered on computer and phone, watched live, published to both and taken home; trophies, countdown and pick reach both', async (stage) => {
    const { teacher, student, phone, names: [first = '', second = ''] } = await classOfThree(stage)

    await openTool(teacher, 'quiz')
    await teacher.locator('#quiz-question').fill('y = 2x + 1 的斜率是几')
    await teacher.locator('#quiz-right-1').click()
    await teacher.locator('#quiz-ask').click()
    await button(student.locator('#quiz-card'), 'B').click()
    await says(student, '#quiz-card', say('quiz.waiting'))
    await says(teacher, '#quiz-count', '1 / 2')
    await says(teacher, '#quiz-missing', second)
    await phoneSays(phone, '#quiz-card', 'y = 2x + 1')
    await (await phone.top()).locator('#quiz-card').getByText('A', { exact: true }).click()
    await says(teacher, '#quiz-count', '2 / 2')
    await says(teacher, '#quiz-answered', new RegExp(`${first} B.*${second} A|${second} A.*${first} B`))
    await phoneSays(phone, '#quiz-card', say('quiz.waiting'))
    expect(await student.locator('#quiz-card').innerText()).not.toContain('%')

    await teacher.locator('#quiz-publish').click()
    await says(student, '#quiz-card', say('quiz.is-right'))
    await says(student, '#quiz-card', '50%')
    await phoneSays(phone, '#quiz-card', say('quiz.is-wrong'))
    await teacher.locator('#quiz-again').click()
    const downloading = teacher.waitForEvent('download')
    await teacher.locator('#quiz-export').click()
    const table = readFileSync(await (await downloading).path(), 'utf8')
    expect(table.startsWith('\uFEFF')).toBe(true)
    expect(table).toContain(`,${first},B,B,${say('quiz.csv.right')},`)
    expect(table).toContain(`,${second},A,B,${say('quiz.csv.wrong')},`)

    await openTool(teacher, 'trophies')
    await teacher.locator('#trophies-stage').click()
    await says(student, '#celebration', first)
    await phoneSays(phone, `#tile-${await idOnPage(teacher, first)}`, /1/)
    await tileOf(student, second).getByRole('img', { name: /1/ }).waitFor()

    await openTool(teacher, 'countdown')
    await teacher.locator('#countdown-1').click()
    await says(student, '#countdown', /00:[0-5]\d/)
    await phoneSays(phone, '#countdown', /00:[0-5]\d/)
    await teacher.locator('#countdown-stop').first().click()
    await student.locator('#countdown').waitFor({ state: 'detached' })

    await openTool(teacher, 'pick')
    await teacher.locator('#pick-go').click()
    await says(student, '#picked', new RegExp(`${first}|${second}`))
    await phoneSays(phone, '#picked', new RegExp(`${first}|${second}`))
  })

  scene('the notes of the class are read by students as they are written, and a quiz closes by the clock though the server was killed', async (stage) => {
    const { teacher, student, phone } = await classOfThree(stage)
    await openTool(teacher, 'notes')
    await teacher.locator('#notes-text').fill('第一行\n第二行')
    await student.locator('#bar-more').click()
    await student.locator('#more-tools').click()
    await student.locator('#tool-notes').click()
    await says(student, '#notes-read', /第一行\s*第二行/)

    await openTool(teacher, 'quiz')
    await button(teacher, say('quiz.time.seconds').replace('{count}', '30')).click()
    await teacher.locator('#quiz-ask').click()
    await button(student.locator('#quiz-card'), 'C').click()
    await says(teacher, '#quiz-count', '1 / 2')
    await stage.server.kill('server')
    await eventually('the quiz has closed', async () => ((await teacher.locator('#quiz-again').count()) > 0 ? true : null), 60_000)
    await says(teacher, '#quiz-answered', 'C')
    await phoneSays(phone, '#quiz-card', say('quiz.waiting.none'))
  })
})

/** The id of the person whose tile has this name. */
const idOnPage = async (page: Page, name: string): Promise<string> => (await tileOf(page, name).getAttribute('id') ?? '').replace('tile-', '')
