import { SIGNATURES } from '../support/fake-media'
import { eventually } from '../support/eventually'
import { listen } from '../support/probe'
import { soundOf } from '../support/ears'
import { enterByCode, openRoomAsHost, pictureOf, seesMoving } from '../support/visit'
import { scene, type Person } from './stage/scene'

describe('a class of three browsers', () => {
  scene('everybody sees and hears everybody else: each one’s own picture and tone at the right tile', async ({ server, person }) => {
    const [red, green, blue] = SIGNATURES
    const teacher = await person('林老师', { signature: red })
    const code = await openRoomAsHost(teacher.page, server.base, { name: '林老师' })
    const students = await Promise.all([person('陈一诺', { signature: green }), person('王子涵', { signature: blue })])
    await Promise.all(students.map(({ page, name }) => enterByCode(page, server.base, { code, name })))
    const people = [{ ...teacher, signature: red }, ...students.map((student, index) => ({ ...student, signature: [green, blue][index] ?? green }))]
    for (const viewer of people) {
      for (const shown of people.filter((other) => other.name !== viewer.name)) {
        await eventually(`${viewer.name} sees ${shown.name} in ${shown.signature.paint.name}`, async () => {
          const { paint } = await seesMoving(viewer.page, shown.name)
          return paint === shown.signature.paint.name ? paint : null
        })
        await hears(viewer, shown.name, shown.signature.hz)
      }
    }
  })
})

async function hears(viewer: Person, name: string, hz: number): Promise<void> {
  await eventually(`${viewer.name} hears ${name} at ${hz} Hz`, async () => {
    const sound = await soundOf(await pictureOf(viewer.page, name))
    if (sound === null) return null
    const heard = await listen(sound)
    if (heard.hz !== hz) throw new Error(`heard ${heard.hz} at ${heard.loudness}`)
    return heard
  })
}
