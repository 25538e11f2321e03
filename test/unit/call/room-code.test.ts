import * as fc from 'fast-check'
import { linkTo, readCode, readLinkWish, spoken, tidy } from '../../../src/call/room-code'

test.each([
  ['482913', '482913'],
  ['482 913', '482913'],
  ['482-913', '482913'],
  ['房间号：482 913，快来', '482913'],
  ['http://localhost:8080/#/pages/join/index?code=482913', '482913'],
  ['来「初二数学」 https://a.example/#/pages/join/index?role=assistant&code=482913 一起上课', '482913'],
  ['48291', null],
  ['4829134', null],
  ['http://192.168.10.123:8080/', null],
  ['', null],
])('in %s stands the code %s', (text, code) => {
  expect(readCode(text)).toBe(code)
})

test('every code is found in its own link, aloud and plain', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 999_999 }), (number) => {
    const code = String(number).padStart(6, '0')
    expect([linkTo('http://127.0.0.1:8080', code), spoken(code), code].map(readCode)).toEqual([code, code, code])
  }))
})

test('digits are grouped while somebody types; a link stays until it is understood', () => {
  expect(['4', '482', '4829', '482 9134', 'http://a'].map(tidy)).toEqual(['4', '482', '482 9', '482 913', 'http://a'])
  expect(tidy('http://a/#/pages/join/index?code=482913')).toBe('482 913')
})

test('no text makes it throw', () => {
  fc.assert(fc.property(fc.string(), (text) => { tidy(text) }))
})

test('a pasted invitation is kept whole, and read', () => {
  const wish = { role: 'assistant', invitation: 'a.b-c_d.e' }
  const link = linkTo('http://127.0.0.1:8080', '482913', wish)
  expect(tidy(link)).toBe(link)
  expect(readCode(`来当助教 ${link} 快来`)).toBe('482913')
  expect(readLinkWish(`来当助教 ${link} 快来`)).toEqual(wish)
  expect(readLinkWish('482 913')).toEqual({})
})
