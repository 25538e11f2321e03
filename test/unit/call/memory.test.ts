import { keepDevices, readDevices } from '../../../src/call/device-choice'
import { forgetRooms, readRecent, rememberRoom } from '../../../src/call/recent-rooms'
import { when } from '../../../src/call/when'
import { translator } from '../../../src/ui/words/translate'
import { zh } from '../../../src/ui/words/zh'
import { memoryStorage } from '../../support/memory-storage'

const room = (id: string) => ({ id, joinCode: '482913', scenario: 'education', title: id, at: 1, mine: false })

test('the last six rooms are kept, newest first, each once', () => {
  const storage = memoryStorage()
  for (const id of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'b']) rememberRoom(storage, room(id))
  expect(readRecent(storage).map(({ id }) => id)).toEqual(['b', 'g', 'f', 'e', 'd', 'c'])
  forgetRooms(storage, 'g')
  expect(readRecent(storage)).toHaveLength(5)
  forgetRooms(storage)
  expect(readRecent(storage)).toEqual([])
})

test('what somebody else wrote into the storage is forgotten', () => {
  const storage = memoryStorage({ 'lianmai.recent': '{"not": "a list"}', 'lianmai.devices': 'not even JSON' })
  expect(readRecent(storage)).toEqual([])
  expect(readDevices(storage)).toEqual({ microphone: true, camera: true, facing: 'front' })
})

test('devices stay as they were left', () => {
  const storage = memoryStorage()
  keepDevices(storage, { microphone: false, camera: true, facing: 'rear', cameraId: 'cam2' })
  expect(readDevices(storage)).toEqual({ microphone: false, camera: true, facing: 'rear', cameraId: 'cam2' })
})

test.each([[0, '刚刚'], [5 * 60_000, '5 分钟前'], [3 * 3_600_000, '3 小时前'], [30 * 3_600_000, '昨天'], [72 * 3_600_000, '3 天前'], [-5_000, '刚刚']])('%i ms ago is %s', (ago, words) => {
  expect(when(0, ago, translator(zh))).toBe(words)
})
