import { warmRoom } from '../../../src/pages/check/warm-room'
import { education } from '../../../src/scenarios/education/manifest'

test('the room’s page is loaded ahead as the router would, and a chunk that fails is the router’s to tell', async () => {
  const loaded: string[] = []
  const route = (path: string) => ({
    path,
    load(): readonly [Promise<unknown>] {
      loaded.push(path)
      return [Promise.reject(new Error('chunk 7 failed to load'))]
    },
  })
  Object.assign(window, { __taroAppConfig: { routes: [route('pages/lobby/index'), route('scenarios/education/pages/room/index')] } })
  warmRoom(education)
  await Promise.resolve()
  expect(loaded).toEqual(['scenarios/education/pages/room/index'])
})
