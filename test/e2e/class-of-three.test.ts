import { SIGNATURES } from '../support/fake-media'
import { enterByCode, openRoomAsHost } from '../support/visit'
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
})
