import { createScope } from '#shared/kernel/scope'
import { createGate } from '../../../src/media/gate'

const turn = async () => {
  for (let times = 0; times < 10; times += 1) await Promise.resolve()
}

test('a gate lets so many in, and the next when one leaves', async () => {
  const gate = createGate(2)
  const scope = createScope()
  const inside: string[] = []
  const enter = (name: string) => gate.enter(scope).then((leave) => {
    inside.push(name)
    return leave
  })
  const first = await enter('first')
  await enter('second')
  void enter('third')
  await turn()
  expect(inside).toEqual(['first', 'second'])
  first()
  first()
  await turn()
  expect(inside).toEqual(['first', 'second', 'third'])
})

test('who gives up waiting takes nobody\'s place', async () => {
  const gate = createGate(1)
  const scope = createScope()
  const leave = await gate.enter(scope)
  const impatient = createScope()
  const given = gate.enter(impatient)
  impatient.end()
  ;(await given)()
  leave()
  await expect(gate.enter(scope)).resolves.toBeInstanceOf(Function)
})
