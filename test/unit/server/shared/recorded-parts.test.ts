import fc from 'fast-check'
import { parseParts, type PartLine } from '#shared/protocol/recorded-parts'

const began = (file: string, beganAt = 5): PartLine => ({ type: 'began', file, stream: 'r-ann-camera', owner: 'ann', source: 'camera', video: true, audio: false, beganAt })
const ended = (file: string, endedAt = 9): PartLine => ({ type: 'ended', file, endedAt, bytes: 70 })
const told = (...lines: readonly (PartLine | string)[]) => lines.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`).join('')
const part = { file: '1.mp4', stream: 'r-ann-camera', owner: 'ann', source: 'camera', video: true, audio: false, beganAt: 5, endedAt: 9, bytes: 70 }

test('a part is told by its two lines', () => {
  expect(parseParts(told(began('1.mp4'), ended('1.mp4')))).toEqual([part])
})

test('a part without its end is still being written', () => {
  expect(parseParts(told(began('1.mp4'), began('2.mp4'), ended('1.mp4')))).toEqual([part, { ...part, file: '2.mp4', endedAt: null, bytes: null }])
})

test('parts stand in the order in which they began', () => {
  expect(parseParts(told(began('10.mp4'), began('9.mp4'), ended('9.mp4'), ended('10.mp4'))).map(({ file }) => file)).toEqual(['10.mp4', '9.mp4'])
})

test('an end that was told twice counts as the later says', () => {
  expect(parseParts(told(began('1.mp4'), ended('1.mp4', 7), ended('1.mp4', 9)))).toEqual([part])
})

test('a line that a kill tore is skipped, and so is what is unknown', () => {
  const torn = JSON.stringify(ended('1.mp4')).slice(0, 30)
  expect(parseParts(told(began('1.mp4')) + torn)).toEqual([{ ...part, endedAt: null, bytes: null }])
  expect(parseParts(told(began('1.mp4'), '{"type":"mended"}', 'null', '', '7', ended('1.mp4')))).toEqual([part])
})

test('an end without a beginning is no part', () => {
  expect(parseParts(told(ended('1.mp4')))).toEqual([])
})

test.each(['../1.mp4', '1.mp4.exe', 'a.mp4', '/1.mp4', '1234567.mp4', ''])('a file called %j is none', (file) => {
  expect(parseParts(told(began(file)))).toEqual([])
})

test('any text is read, and each file is there once', () => {
  const line = fc.oneof(fc.constantFrom('1.mp4', '2.mp4').map((file) => JSON.stringify(began(file))), fc.constantFrom('1.mp4', '2.mp4').map((file) => JSON.stringify(ended(file))), fc.string(), fc.json())
  fc.assert(fc.property(fc.array(line), fc.nat(20), (lines, cut) => {
    const files = parseParts(lines.join('\n').slice(0, -cut || undefined)).map(({ file }) => file)
    expect(new Set(files).size).toBe(files.length)
  }))
})
