import { rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import fc from 'fast-check'
import { findProject } from '../../simulator/source/app-package'
import { membersOf, readDeclaredApis } from '../../simulator/source/declared'
import { filesBelow, withoutExtension } from '../../simulator/source/files'
import { commonJsOf } from '../../simulator/source/scripts'
import { compileStyle } from '../../simulator/source/styles'
import { compileTemplates } from '../../simulator/source/templates'
import { prepareWxs } from '../../simulator/source/wxs'
import { folderOf, type Files } from '../support/simulator/phone'

const inFolder = <T>(files: Files, act: (folder: string) => T): T => {
  const folder = folderOf(files)
  try {
    return act(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

describe('a project', () => {
  test('is a folder with app.json', () => inFolder({ 'app.json': {} }, (folder) => {
    expect(findProject(folder)).toEqual({ ok: true, value: { folder, name: basename(folder), appId: 'touristappid' } })
  }))
  test.each([
    ['in a folder of its own', { 'project.config.json': { miniprogramRoot: 'src/', appid: 'wx1', projectname: 'a' }, 'src/app.json': {} }, 'src', 'a', 'wx1'],
    ['with a project file that is none', { 'project.config.json': '{', 'app.json': {} }, '.', null, 'touristappid'],
    ['with a project file that says nothing', { 'project.config.json': { miniprogramRoot: '', appid: '' }, 'app.json': {} }, '.', null, 'touristappid'],
  ] as const)('may lie %s', (_, files, root, name, appId) => inFolder(files, (folder) => {
    expect(findProject(folder)).toEqual({ ok: true, value: { folder: join(folder, root), name: name ?? basename(folder), appId } })
  }))
  test.each([
    ['an empty folder', { 'a.txt': '' }, '.'],
    ['a root that is not there', { 'project.config.json': { miniprogramRoot: 'dist' }, 'app.json': {} }, 'dist'],
  ] as const)('is not %s', (_, files, root) => inFolder(files, (folder) => {
    expect(findProject(folder)).toEqual({ ok: false, failure: `${join(folder, root)} holds no app.json: it is no mini-program.` })
  }))
  test('is all files but hidden ones and node_modules', () => inFolder({ 'b/c.js': '', 'a.js': '', '.git/x': '', 'node_modules/x.js': '', 'miniprogram_npm/y/index.js': '' }, (folder) => {
    expect(filesBelow(folder)).toEqual(['a.js', 'b/c.js', 'miniprogram_npm/y/index.js'])
  }))
  test.each([['pages/a.b/index.wxml', 'pages/a.b/index'], ['a', 'a'], ['a.d/b', 'a.d/b']])('%s without its extension is %s', (path, plain) => expect(withoutExtension(path)).toBe(plain))
})

describe('a style sheet', () => {
  const styled = (css: string, more: Readonly<Record<string, string>> = {}) => compileStyle(new Map(Object.entries({ 'p/a.wxss': css, ...more })), 'p/a.wxss')
  const flat = (css: string): string => css.replace(/\s+/g, ' ').trim()

  test.each([
    ['rpx become the phone\'s', '.a { width: 10rpx; margin: -1.5rpx auto }', '._lm-scope_a { width: calc(10 * var(--rpx)); margin: calc(-1.5 * var(--rpx)) auto }'],
    ['`page` is the page', 'page { color: red } page .a { b: c }', 'body { color: red } body ._lm-scope_a { b: c }'],
    ['tags are the phone\'s', 'view > text, ::placeholder, a:not(button) { b: c }', 'wx-view > wx-text, ::placeholder, wx-a:not(wx-button) { b: c }'],
    ['classes are marked wherever they stand', '.a.b:not(.c) > .d::after { b: c }', '._lm-scope_a._lm-scope_b:not(._lm-scope_c) > ._lm-scope_d::after { b: c }'],
    ['ids and attributes stay', '#a[data-x="view"] { b: c }', '#a[data-x="view"] { b: c }'],
    ['keyframes stay, but for lengths', '@keyframes k { from { left: 2rpx } 50% { left: 0 } to { left: 0 } }', '@keyframes k { from { left: calc(2 * var(--rpx)) } 50% { left: 0 } to { left: 0 } }'],
    ['so do older keyframes', '@-webkit-keyframes k { from { a: b } }', '@-webkit-keyframes k { from { a: b } }'],
    ['rules in @media and @supports too', '@media (min-width: 3px) { .a { width: 1rpx } }', '@media (min-width: 3px) { ._lm-scope_a { width: calc(1 * var(--rpx)) } }'],
    ['texts in quotes stay', '.a::after { content: "10rpx" }', '._lm-scope_a::after { content: "10rpx" }'],
    ['fonts stay', '@font-face { font-family: a; src: url(data:font/ttf;base64,AA==) }', '@font-face { font-family: a; src: url(data:font/ttf;base64,AA==) }'],
  ])('%s', (_, wxss, css) => expect(styled(wxss)).toEqual({ css, findings: [] }))

  test.each([
    ['beside it', '@import "b.wxss"; .a {}', 'p/b.wxss'],
    ['above it', '@import \'../b.wxss\';', 'b.wxss'],
    ['from the root', '@import "/q/b.wxss"', 'q/b.wxss'],
    ['without an extension', '@import "./b";', 'p/b.wxss'],
    ['by url()', '@import url("./b.wxss");', 'p/b.wxss'],
  ])('takes in what it imports: %s', (_, wxss, path) => {
    expect(flat(styled(wxss, { [path]: '.b { c: d }' }).css)).toContain('._lm-scope_b { c: d }')
  })
  test('may import in circles, and the same twice', () => {
    const { css, findings } = styled('@import "b.wxss"; .a { x: y }', { 'p/b.wxss': '@import "a.wxss"; @import "c.wxss"; .b { x: y }', 'p/c.wxss': '@import "b.wxss"; .c { x: y }' })
    expect([flat(css), findings]).toEqual(['._lm-scope_c { x: y } ._lm-scope_b { x: y } ._lm-scope_a { x: y }', []])
  })
  test.each([
    ['an import that is not there', '.a {}\n@import "no.wxss";', 'p/no.wxss is imported, and not there', 'p/a.wxss:2'],
    ['a rule that never ends', '.a { b: c }\n.d { e', /Unclosed block|Unknown word/, 'p/a.wxss:2'],
    ['a selector that is none', '.a { b: c }\n\n.a:::b[ { e: f }', /./, 'p/a.wxss:3'],
  ])('%s is told with its line', (_, wxss, text, at) => {
    expect(styled(wxss).findings).toEqual([{ level: 'error', area: 'style', text: typeof text === 'string' ? text : expect.stringMatching(text), at }])
  })
  test('of any text never throws', () => {
    const piece = fc.constantFrom('.a', '{', '}', '@import "b.wxss";', '@media', '10rpx', '"', '\'', '/*', '*/', ':', ';', 'page', '\\', '(', ')', '[', ']', '&', '::', '@keyframes k {', ' ', '\n', 'view')
    fc.assert(fc.property(fc.oneof(fc.string(), fc.array(piece).map((pieces) => pieces.join(''))), (text) => {
      expect(typeof styled(text, { 'p/b.wxss': text }).css).toBe('string')
    }), { numRuns: 500 })
  })
})

describe('templates', () => {
  const compiled = (files: Readonly<Record<string, string>>) => compileTemplates(new Map(Object.entries(files)))

  test.each([
    ['a tag that is never closed', '<view>\n<text>', 'a.wxml:2:'],
    ['an expression that is none', '\n<view a="{{ 1 + }}"/>', 'a.wxml:2:'],
    ['a quotation mark too many', '<view/>\n\n<view a="b""/>', 'a.wxml:3:'],
  ])('%s is told with its place', (_, wxml, at) => {
    const { findings } = compiled({ 'a.wxml': wxml })
    expect(findings[0]?.at).toContain(at)
    expect(findings[0]?.area).toBe('template')
  })
  test.each([
    ['<import src="b.wxml"/>', 'b.wxml'], ['<include src="/c/d"/>', 'c/d.wxml'], ['<wxs src="./e.wxs" module="e"/>', 'e.wxs'],
  ])('%s asks for a file that is not there', (wxml, name) => {
    expect(compiled({ 'a.wxml': wxml }).findings).toEqual([{ level: 'error', area: 'template', text: `${name} is imported, and not there`, at: 'a.wxml' }])
  })
  test('know where their scripts stand', () => {
    const { wxs, code } = compiled({ 'a.wxml': '<view/>\n<wxs module="m">\nvar a = 1\n</wxs>', 'b.wxs': 'var b = 2\nvar c = 3' })
    const line = (at: number): string => code.split('\n')[at - 1] ?? ''
    expect(wxs.map(({ path, line: first, lines }) => [path, first, lines])).toEqual([['a.wxml', 2, 3], ['b.wxs', 1, 2]])
    expect(wxs.map(({ compiledLine }) => line(compiledLine + 1))).toEqual(['var a = 1', expect.stringContaining('var c = 3')])
  })
  test('of any text never throw', () => {
    const piece = fc.constantFrom('<view', '>', '</view>', '/>', '{{', '}}', 'a', ' wx:if="', ' wx:for="', '"', '<wxs module="m">', '</wxs>', '<template name="t">', '<!--', '-->', '&lt;', '\n', '=', '.', '[')
    fc.assert(fc.property(fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')), (text) => {
      expect(typeof compiled({ 'a.wxml': text }).code).toBe('string')
    }), { numRuns: 200 })
  })
})

describe('a script of a template', () => {
  test.each([
    ['a.constructor === "Array"', '$kind(a) === "Array"'],
    ['f(a.b.constructor).c', 'f($kind(a.b)).c'],
    ['a.constructor.length', '$kind(a).length'],
    ['(a)\n.constructor', '$kind((a)\n)'],
    ['a.constructor.constructor', '$kind($kind(a))'],
    ['a["constructor"]', 'a["constructor"]'],
    ['a.constructor = 1', 'a.constructor = 1'],
    ['"constructor"', '"constructor"'],
  ])('asks for a kind: %j', (text, made) => expect(prepareWxs('a.wxs', text)).toEqual({ ok: true, value: made }))
  test('that is no JavaScript is told with its line', () => {
    expect(prepareWxs('a.wxs', 'a.constructor\nvar = 1', 5)).toMatchObject({ ok: false, failure: { at: 'a.wxs:6' } })
  })
})

describe('a script', () => {
  test.each([
    ['plain', 'var a = require("b")'],
    ['with the words in a text', 'var a = "\\nimport x from y"; var b = `\nexport default 1`'],
    ['with the words in a comment', '/*\nimport a from "b"\n*/ module.exports = 1'],
    ['that awaits', 'async function f() { for await (const a of b) {} } return 1'],
  ])('%s stays as it is', (_, text) => expect(commonJsOf('a.js', text)).toEqual({ ok: true, value: { code: text, changed: false } }))
  test.each([
    ['import a from "b"\nfoo()', 2], ['import {\n a,\n b } from "c"\nfoo()', 4], ['export const a = 1\n\n\nfoo()', 4], ['export * from "a"\nexport * as b from "c"\nfoo()', 3], ['// c\nexport default {\n a: 1,\n}\nfoo()', 5], ['"use strict"\nimport "a"; import b, * as c from "d"\nb(c)\nfoo()', 4],
  ])('in ES modules keeps its lines: %j', (text, line) => {
    const made = commonJsOf('a.js', text)
    expect(made).toMatchObject({ ok: true, value: { changed: true } })
    expect(made.ok && made.value.code.split('\n')[line - 1]).toContain('foo()')
  })
  test.each([['var = 1', 1], ['a(\n\n', 3], ['import a from "b"\n\nlet a', 3], ['export default', 1]])('that is none is told with its line: %j', (text, line) => {
    expect(commonJsOf('a.js', text)).toMatchObject({ ok: false, failure: { level: 'error', area: 'script', at: `a.js:${line}` } })
  })
  test('of any text never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => typeof commonJsOf('a.js', text).ok === 'boolean'), { numRuns: 300 })
  })
})

describe('WeChat\'s own list', () => {
  test('has each name with its base library', () => {
    const declared = readDeclaredApis()
    expect(declared['request']).toMatchObject({ kind: 'function' })
    expect(declared['env']).toMatchObject({ kind: 'value' })
    expect(declared['getAppBaseInfo']?.since).toMatch(/^\d+\.\d+\.\d+$/)
    expect(Object.hasOwn(declared, 'toString')).toBe(false)
  })
  test('has the members of each interface', () => {
    expect(membersOf('LivePusherContext')).toEqual(expect.arrayContaining(['start', 'stop', 'switchCamera']))
    expect(membersOf('Nowhere')).toEqual([])
  })
})
