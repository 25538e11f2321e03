import { failures } from '#shared/protocol/failures'
import { en } from '../../../src/ui/words/en'
import { fill, translator } from '../../../src/ui/words/translate'
import { zh } from '../../../src/ui/words/zh'
import { scenarios } from '../../../src/scenarios/catalog'

const holes = (sentence: string) => (sentence.match(/\{\w+\}/g) ?? []).sort()
const MEDIA = ['permission-denied', 'no-device', 'device-busy', 'insecure-page', 'encoder-failed', 'no-way-through', 'unsupported', 'address-refused']
const UNFIT = ['insecure-page', 'no-webrtc', 'no-h264', 'old-library', 'component-forbidden']

test('Chinese and English have the same keys', () => {
  expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort())
})

test('a sentence asks for the same values in both languages', () => {
  for (const [key, sentence] of Object.entries(zh)) expect([key, holes(sentence)]).toEqual([key, holes(Object.entries(en).find(([other]) => other === key)?.[1] ?? '')])
})

test.each([['Chinese', zh], ['English', en]])('every failure has its sentence in %s', (_, words) => {
  const keys = [...Object.keys(failures).map((code) => `failure.${code}`), ...MEDIA.map((why) => `media.${why}`), ...UNFIT.map((why) => `unfit.${why}`)]
  expect(keys.filter((key) => !(key in words))).toEqual([])
})

test('no sentence shouts, and none is empty', () => {
  for (const sentence of [...Object.values(zh), ...Object.values(en)]) {
    expect(sentence.trim()).not.toBe('')
    expect(sentence).not.toMatch(/[!！]/)
  }
})

test.each(scenarios.map((scenario) => [scenario.id, scenario] as const))('%s says the same things in both languages', (_, { words, roles }) => {
  expect(Object.keys(words.en.say).sort()).toEqual(Object.keys(words.zh.say).sort())
  for (const [key, sentence] of Object.entries(words.zh.say)) expect([key, holes(words.en.say[key] ?? '')]).toEqual([key, holes(sentence)])
  for (const { id } of roles) expect([words.zh.roles[id], words.en.roles[id]]).not.toContain(undefined)
})

test('a value stands where the sentence has its name; an unknown name stays visible', () => {
  expect(translator(zh)('room.people', { here: 9 })).toBe('9 人')
  expect(fill('{a} and {b}', { a: 1 })).toBe('1 and {b}')
})
