import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { failures } from '#shared/protocol/failures'
import { en } from '../../../src/ui/words/en'
import { fill, translator } from '../../../src/ui/words/translate'
import { zh } from '../../../src/ui/words/zh'
import { zhRoom } from '../../../src/ui/words/zh-room'
import { scenarios } from '../../../src/scenarios/catalog'
import { scenarioRooms } from '../../support/scenario-rooms'

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

test.each(scenarios.map((scenario) => [scenario.id, scenario] as const))('%s says the same things in both languages', (id, { words, roles, variants = [] }) => {
  const say = scenarioRooms[id]?.say ?? { zh: {}, en: {} }
  expect(Object.keys(say.zh)).not.toEqual([])
  expect(Object.keys(say.en).sort()).toEqual(Object.keys(say.zh).sort())
  for (const [key, sentence] of Object.entries(say.zh)) expect([key, holes(say.en[key] ?? '')]).toEqual([key, holes(sentence)])
  for (const { id } of roles) expect([words.zh.roles[id], words.en.roles[id]]).not.toContain(undefined)
  for (const { id } of variants) expect([words.zh.variants?.[id], words.en.variants?.[id]]).not.toContain(undefined)
})

test('a value stands where the sentence has its name; an unknown name stays visible', () => {
  expect(translator(zh)('room.people', { here: 9 })).toBe('9 人')
  expect(fill('{a} and {b}', { a: 1 })).toBe('1 and {b}')
})

test('before the room nobody says what is fetched with the room', () => {
  const early = ['lobby', 'join', 'check', 'replay'].flatMap((page) => textsUnder(join(root, 'src/pages', page)))
  const alsoEarly = ['farewell.tsx', 'device-select.tsx', 'use-mend.ts'].map((file) => readFileSync(join(root, 'src/call', file), 'utf8'))
  const said = [...early, ...alsoEarly].flatMap((text) => [...text.matchAll(/'([a-z]+\.[\w./-]+)'/g)].map(([, key = '']) => key))
  expect(said.filter((key) => key in zhRoom)).toEqual([])
})

const root = resolve(__dirname, '../../..')
const textsUnder = (folder: string) => readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !path.startsWith('words')).map((path) => readFileSync(join(folder, path), 'utf8'))
