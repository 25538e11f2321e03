import { openPhone, settled, until, type Files, type TestPhone } from '../support/simulator/phone'

/** What the bench says, once the page has had its time; and that another page can be opened then. */
async function wrong(files: Files, then: (phone: TestPhone) => Promise<void> | void = () => undefined): Promise<readonly string[]> {
  const phone = await openPhone(files)
  await then(phone)
  await settled()
  const found = phone.findings()
  expect(await phone.call('navigateTo', { url: '/pages/two/two' })).toMatchObject({ errMsg: 'navigateTo:ok' })
  await until(() => phone.text().includes('two'))
  return found
}
const tapOne = (phone: TestPhone): void => phone.tap('#one')
const page = (script: string, more: Files = {}): Files => ({ 'pages/one/one.wxml': '<view id="one" bindtap="tap">{{text}}</view>', 'pages/one/one.js': script, ...more })

describe('what a script throws is told with the line of its source', () => {
  test('while it is loaded: its page stays empty', async () => {
    expect(await wrong(page('// one\nconst a = 1\nnull.b\nPage({})'))).toEqual([
      'TypeError: Cannot read properties of null (reading \'b\') (pages/one/one.js:3:6)',
      'pages/one/one.js registered no page and no component (pages/one/one.js)',
    ])
  })
  test('in a module that it requires', async () => {
    const [first] = await wrong(page('require("../../lib/a")\nPage({})', { 'lib/a.js': '\n\nthrow new Error("kaputt")' }))
    expect(first).toBe('Error: kaputt (lib/a.js:3:7)')
  })
  test('in onLoad: the page stands', async () => {
    const found = await wrong(page('Page({\n  data: { text: "da" },\n  onLoad() {\n    this.nothing.here\n  },\n})'), ({ element }) => expect(element('#one').textContent).toBe('da'))
    expect(found).toEqual(['TypeError: Cannot read properties of undefined (reading \'here\') (pages/one/one.js:4:18)'])
  })
  test('in a handler, and where nobody waits for a promise', async () => {
    expect(await wrong(page('Page({\n  tap() {\n    undefinedName()\n  },\n})'), tapOne)).toEqual(['ReferenceError: undefinedName is not defined (pages/one/one.js:3:5)'])
  })
  test('in a timer and in a callback of wx', async () => {
    const found = await wrong(page('Page({\n  onLoad() {\n    setTimeout(() => { throw new Error("spät") }, 1)\n    wx.getStorage({ key: "a", fail() {\n      throw new Error("doch") } })\n  },\n})'))
    expect([...found].sort()).toEqual(['Error: doch (pages/one/one.js:5:13)', 'Error: spät (pages/one/one.js:3:30)'])
  })
  test('in an observer, and in a lifetime, of a component', async () => {
    const own: Files = { 'pages/one/one.json': { usingComponents: { own: '/own' } }, 'pages/one/one.wxml': '<own id="own" n="{{1}}"/><view id="one">da</view>', 'own.json': { component: true }, 'own.wxml': '<view>{{n}}</view>' }
    const found = await wrong({ ...own, 'own.js': 'Component({\n  properties: { n: Number },\n  observers: {\n    n() { throw new Error("gesehen") },\n  },\n  lifetimes: {\n    attached() { throw new Error("da") },\n  },\n})' }, ({ element }) => expect(element('#one').textContent).toBe('da'))
    expect(found).toEqual(['Error: gesehen (own.js:4:17)', 'Error: da (own.js:7:24)'])
  })
  test('while a component is loaded: it stays empty, its page stands', async () => {
    const found = await wrong({ 'pages/one/one.json': { usingComponents: { own: '/own' } }, 'pages/one/one.wxml': '<own/><view id="one">da</view>', 'own.json': { component: true }, 'own.wxml': 'x', 'own.js': '\nthrow new Error("nein")' }, ({ element }) => expect(element('#one').textContent).toBe('da'))
    expect(found).toEqual(['Error: nein (own.js:2:7)', 'own.js registered no page and no component (own.js)'])
  })
  test('in app.js: the pages go on', async () => {
    expect(await wrong({ 'app.js': 'App({\n  onLaunch() { this.a.b } })' })).toEqual(['TypeError: Cannot read properties of undefined (reading \'b\') (app.js:2:23)'])
    expect(await wrong({ 'app.js': '\n\nthrow new Error("gleich")' })).toEqual(['Error: gleich (app.js:3:7)'])
  })
})

describe('a source in ES modules', () => {
  test('keeps its lines', async () => {
    const found = await wrong(page('import { a,\n  b } from "./lib"\nimport * as c from "./lib"\n\nexport const x = [\n  1,\n]\nPage({\n  tap() {\n    a()\n    throw new Error(b + c.b)\n  },\n})', { 'pages/one/lib.js': 'export const a = () => 1\nexport const b = "b"' }), tapOne)
    expect(found).toEqual([expect.stringMatching(/^Error: bb \(pages\/one\/one\.js:11:/)])
  })
  test('keeps them where it exports', async () => {
    const [first] = await wrong(page('import "./lib"\nPage({})', { 'pages/one/lib.js': '/* a\n b */\nexport default function\n f() {}\nexport { f as g }\nexport * as all from "./other"\nexport * from "./other"\n\nf()\nthrow new Error("hier")', 'pages/one/other.js': 'export const o = 1' }))
    expect(first).toMatch(/^Error: hier \(pages\/one\/lib\.js:10:/)
  })
  test('that is none is told with its line', async () => {
    const found = await wrong(page('import a from "./lib"\n\nconst = 1\nPage({})', { 'pages/one/lib.js': '' }))
    expect(found.slice(0, 2)).toEqual([expect.stringMatching(/^SyntaxError: .+ \(pages\/one\/one\.js:3\)$/), expect.stringMatching(/^SyntaxError: .+ \(pages\/one\/one\.js:3:/)])
  })
})

test('a script that is no JavaScript is told with its line, before it runs', async () => {
  const found = await wrong(page('Page({\n  a: 1,\n  b: }\n})'))
  expect(found[0]).toBe('SyntaxError: Unexpected token \'}\' (pages/one/one.js:3)')
})

describe('a script of a template', () => {
  test.each([
    ['in a file, when it is called', '<wxs module="m" src="./a.wxs"/><view id="one">[{{m.f(1)}}]</view>', 'var a = 1\n\nfunction f(x) {\n  return x.y.z\n}\nmodule.exports = { f: f }', /\(pages\/one\/a\.wxs:4\)$/],
    ['in a file, when it is loaded', '<wxs module="m" src="./a.wxs"/><view id="one">[{{m.f(1)}}]</view>', '\nvar a = nothing.there', /\(pages\/one\/a\.wxs:2\)$/],
    ['that requires what is not there', '<wxs module="m" src="./a.wxs"/><view id="one">[{{m.f(1)}}]</view>', 'var a = 1\nvar b = require("./b.wxs")', /^Error: no such WXS module: pages\/one\/b \(pages\/one\/a\.wxs:2\)$/],
    ['in the template', '<view/>\n<wxs\n module="m">\nmodule.exports.f = function () {\n  throw new Error("x") }\n</wxs><view id="one">[{{m.f(1)}}]</view>', '', /^Error: x \(pages\/one\/one\.wxml:5\)$/],
  ])('%s leaves its place empty', async (_, wxml, wxs, told) => {
    const found = await wrong({ 'pages/one/one.wxml': wxml, 'pages/one/a.wxs': wxs }, ({ element }) => expect(element('#one').textContent).toBe('[]'))
    expect(found).toEqual([expect.stringMatching(told)])
  })
})

describe('a template', () => {
  test.each([
    ['<view id="one">\n  <view wx:if="{{a b}}">x</view>\n</view>', 'pages/one/one.wxml:2:'],
    ['<view id="one">da</view>\n<view>', 'pages/one/one.wxml:2:'],
    ['<view id="one">da</view>\n\n</text>', 'pages/one/one.wxml:3:'],
  ])('with an error is told with its line: %j', async (wxml, at) => {
    const found = await wrong({ 'pages/one/one.wxml': wxml })
    expect(found[0]).toContain(`(${at}`)
  })
  test('that imports what is not there says so', async () => {
    expect(await wrong({ 'pages/one/one.wxml': '<import src="./no.wxml"/><view id="one"/>' })).toEqual(['pages/one/no.wxml is imported, and not there (pages/one/one.wxml)'])
  })
})

test('JSON is JSON: a comment in it is an error', async () => {
  const [first] = await wrong({ 'pages/one/one.json': '{\n  // no\n  "usingComponents": {}\n}' })
  expect(first).toMatch(/^.*JSON.* \(pages\/one\/one\.json:2\)$/)
})
