import { createScope } from '#shared/kernel/scope'
import { createSoundOut } from '../../../src/media/sound/sound-out'
import { installBrowserMedia } from '../../support/media/browser-media'

let media = installBrowserMedia()
beforeEach(() => {
  media = installBrowserMedia()
})

const settle = async () => {
  for (let times = 0; times < 10; times += 1) await Promise.resolve()
}

test('a refused sound is told, and a tap lets it sound', async () => {
  media.autoplay = false
  const told: boolean[] = []
  const sound = createSoundOut((blocked) => told.push(blocked))
  sound.play(createScope(), new MediaStream())
  await settle()
  expect(told.at(-1)).toBe(true)
  media.autoplay = true
  sound.allow()
  await settle()
  expect(told.at(-1)).toBe(false)
})

test('an element with its own sound goes on muted while the browser refuses', async () => {
  media.autoplay = false
  const element = document.createElement('video')
  const sound = createSoundOut(() => undefined)
  sound.adopt(createScope(), element)
  await settle()
  expect(element.muted).toBe(true)
  media.autoplay = true
  sound.allow()
  await settle()
  expect(element.muted).toBe(false)
})

test('who left is no reason to ask for a tap', async () => {
  media.autoplay = false
  const told: boolean[] = []
  const scope = createScope()
  createSoundOut((blocked) => told.push(blocked)).play(scope, new MediaStream())
  await settle()
  scope.end()
  expect(told.at(-1)).toBe(false)
})

test('a chosen speaker is for those who sound now and for those who come', async () => {
  const sinks: string[] = []
  Object.defineProperty(HTMLMediaElement.prototype, 'setSinkId', { configurable: true, value: async (id: string) => void sinks.push(id) })
  const sound = createSoundOut(() => undefined)
  sound.play(createScope(), new MediaStream())
  await sound.choose('out-2')
  sound.play(createScope(), new MediaStream())
  expect(sinks).toEqual(['out-2', 'out-2'])
})
