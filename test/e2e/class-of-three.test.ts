import { eventually } from '../support/eventually'
import { SIGNATURES } from '../support/fake-media'
import { look } from '../support/probe'
import { button, enterByCode, openRoomAsHost, pictureOf, seesMoving, t } from '../support/visit'
import { scene } from './stage/scene'
import { meets } from './stage/senses'

describe('a class of three browsers', () => {
  scene('everybody sees and hears everybody else: each one’s own picture and tone at the right tile', async ({ server, person }) => {
    const [red, green, blue] = SIGNATURES
    const teacher = { ...await person('林老师', { signature: red }), signature: red }
    const code = await openRoomAsHost(teacher.page, server.base, teacher)
    const students = await Promise.all([green, blue].map(async (signature, index) => ({ ...await person(index === 0 ? '陈一诺' : '王子涵', { signature }), signature })))
    await Promise.all(students.map(({ page, name }) => enterByCode(page, server.base, { code, name })))
    const people = [teacher, ...students]
    for (const viewer of people) {
      for (const shown of people.filter(({ name }) => name !== viewer.name)) await meets(viewer.page, shown.name, shown.signature)
    }
  })

  scene('a large tile gets the large picture, small tiles the small one; a tile that changes its size keeps its element', async ({ server, person, neighbour }) => {
    // The browser's own test camera has any size; those of the signatures are small.
    const teacher = await person('林老师')
    const code = await openRoomAsHost(teacher.page, server.base, teacher)
    const student = await person('陈一诺')
    const viewer = await person('王子涵')
    const another = await neighbour(student, '周小满')
    for (const one of [student, viewer, another]) await enterByCode(one.page, server.base, { code, name: one.name })
    const { page } = viewer
    const showsLines = (name: string, lines: number): Promise<number> => eventually(`${name} in ${lines} lines`, async () => {
      const { height } = await look(await pictureOf(page, name))
      if (height !== lines) throw new Error(`${height} lines`)
      return height
    })
    await button(page, t('bar.more')).click()
    await page.getByText(t('more.layout'), { exact: true }).click()
    await page.getByText(t('layout.speaker'), { exact: true }).click()
    await button(page, t('app.close')).first().click()
    await showsLines(teacher.name, 360)
    for (const { name } of [student, another]) {
      await showsLines(name, 180)
      await seesMoving(page, name)
    }
    const element = await pictureOf(page, teacher.name)
    const wide = page.viewportSize() ?? { width: 1_280, height: 800 }
    await page.setViewportSize({ width: 400, height: 360 })
    await showsLines(teacher.name, 180)
    await seesMoving(page, teacher.name)
    await page.setViewportSize(wide)
    await showsLines(teacher.name, 360)
    await seesMoving(page, teacher.name)
    // The same element played all the time: the connection was never made anew.
    expect(await (await pictureOf(page, teacher.name)).evaluate((now, before) => now === before, element)).toBe(true)
  })
})
