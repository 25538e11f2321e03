import { checkPath, joinPath, readAim, readWish, roomPath } from '../../../src/call/paths'

const paramsOf = (path: string) => Object.fromEntries((path.split('?')[1] ?? '').split('&').map((pair) => pair.split('=')))

test.each([
  { aim: 'join', room: 'r1', role: undefined },
  { aim: 'join', room: 'r1', role: 'assistant', invitation: 'a.b-c_d.e' },
  { aim: 'open', scenario: 'education', title: '初二 & 数学 = 100%' },
  { aim: 'open', scenario: 'education', title: '', variant: 'one-to-one' },
  { aim: 'devices' },
] as const)('an aim survives its address: %j', (aim) => {
  expect(readAim(paramsOf(checkPath(aim)))).toEqual(aim)
})

test('an invitation goes from the link to the room’s page', () => {
  const wish = { role: 'assistant', invitation: 'a.b-c_d.e' }
  const room = roomPath({ root: 'scenarios/education', pages: ['pages/room/index'] }, 'r1', wish)
  expect([joinPath('482913', wish), room].map((path) => readWish(paramsOf(path)))).toEqual([wish, wish])
})

test('a room’s page is its scenario’s first', () => {
  expect(roomPath({ root: 'scenarios/claw', pages: ['pages/room/index'] }, 'r1')).toBe('/scenarios/claw/pages/room/index?room=r1')
})
