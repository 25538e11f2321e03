import { settled, until } from '../../support/simulator/phone'
import { show, type Shown } from './show'

type Told = { readonly errMsg: string } & Readonly<Record<string, unknown>>
interface Context { readonly [method: string]: (...given: unknown[]) => void }

const METHODS = 'onReady() { wx.createSelectorQuery().select("#e").context((found) => { this.editor = found.context }).exec() },'

/** A page with an editor that is ready. */
async function write(attributes = '', data: object = {}) {
  const page = await show(`<editor id="e" ${attributes} bindready="on" bindfocus="on" bindblur="on" bindinput="on" bindstatuschange="on"/>`, { methods: METHODS, data })
  await until(() => page.details('ready').length > 0, `not ready: ${page.findings().join()}`)
  const context = (): Context => (page.logic.host.top()!.instance as unknown as { editor: Context }).editor
  const call = (method: string, options: object = {}): Promise<Told> => new Promise((resolve) => context()[method]!({ ...options, complete: resolve }))
  return {
    ...page,
    call,
    async format(name: string, value?: unknown) {
      context()['format']!(name, value)
      await settled()
    },
    html: async () => (await call('getContents'))['html'],
    keyboard: () => page.device.state.getState().keyboard,
  }
}

/** HTML without an order of its styles. */
const declarations = (html: unknown): readonly string[] => String(html).split(/style="|; |;"/).toSorted()

const HTML = '<p>one <b>two</b></p><p style="text-align: center">three</p>'

describe('<editor>', () => {
  test('reads the tags that WeChat\'s reads', async () => {
    const page = await write()
    await page.call('setContents', { html: '<div><i>a</i><del>b</del><ins>c</ins></div><ul data-checked="true"><li>d</li></ul><hr><p><script>e</script><a href="https://a.test/">f</a></p>' })
    expect(await page.html()).toBe('<p><em>a</em><s>b</s><ins>c</ins></p><ul><li data-list="checked">d</li></ul><hr><p><a href="https://a.test/" rel="noopener noreferrer" target="_blank">f</a></p>')
  })
  test('holds what it is given, and answers it as HTML, text and delta', async () => {
    const page = await write('class="mine"')
    expect(await page.call('setContents', { html: HTML })).toEqual({ errMsg: 'EditorContext.setContents:ok' })
    expect(await page.call('getContents')).toEqual({
      errMsg: 'EditorContext.getContents:ok',
      html: '<p>one <strong>two</strong></p><p style="text-align: center;">three</p>',
      text: 'one two\nthree\n',
      delta: { ops: [{ insert: 'one ' }, { attributes: { bold: true }, insert: 'two' }, { insert: '\nthree' }, { attributes: { align: 'center' }, insert: '\n' }] },
    })
    await page.call('setContents', { html: HTML, delta: { ops: [{ insert: 'of the delta\n\n' }] } })
    expect(await page.html()).toBe('<p>of the delta</p><p><br></p>')
    expect(page.details('input').at(-1)).toMatchObject({ html: '<p>of the delta</p><p><br></p>', text: 'of the delta\n\n', delta: { ops: [{ insert: 'of the delta\n\n' }] } })
    expect((await page.call('setContents')).errMsg).toMatch(/^EditorContext\.setContents:fail parameter error/)
    await page.call('clear')
    expect(await page.html()).toBe('<p><br></p>')
  })
  test('keeps the author\'s classes and its own', async () => {
    const page = await write('class="{{names}}"', { names: 'mine' })
    await page.set({ names: 'other' })
    expect([...page.element('#e').classList]).toEqual(['other', 'ql-container'])
  })
  test('formats the selection, tells what it is formatted as, and takes the same away again', async () => {
    const page = await write()
    await page.call('insertText', { text: 'abcd' })
    await page.call('setSelection', { index: 1, length: 2 })
    await page.format('bold')
    await page.format('color', '#ff0000')
    expect(await page.html()).toBe('<p>a<strong style="color: rgb(255, 0, 0);">bc</strong>d</p>')
    expect(page.details('statuschange').at(-1)).toEqual({ bold: true, color: '#ff0000' })
    await page.format('color', '#ff0000')
    expect(await page.html()).toBe('<p>a<strong>bc</strong>d</p>')
    await page.call('removeFormat')
    expect(await page.html()).toBe('<p>abcd</p>')
    expect(page.details('statuschange').at(-1)).toEqual({})
    await page.format('glitter')
    expect(page.findings()).toEqual(['EditorContext.format: "glitter" is no format of the editor'])
  })
  test.each([
    ['italic', undefined, '<p><em>abc</em></p>'], ['underline', undefined, '<p><u>abc</u></p>'], ['strike', undefined, '<p><s>abc</s></p>'], ['ins', undefined, '<p><ins>abc</ins></p>'],
    ['script', 'sub', '<p><sub>abc</sub></p>'], ['script', 'super', '<p><sup>abc</sup></p>'], ['header', 'H2', '<h2>abc</h2>'], ['header', 3, '<h3>abc</h3>'],
    ['align', 'justify', '<p style="text-align: justify;">abc</p>'], ['direction', 'rtl', '<p style="direction: rtl; text-align: right;">abc</p>'], ['indent', '+1', '<p class="ql-indent-1">abc</p>'],
    ['list', 'ordered', '<ol><li>abc</li></ol>'], ['list', 'bullet', '<ul><li>abc</li></ul>'], ['list', 'check', '<ul><li data-list="unchecked">abc</li></ul>'],
    ['backgroundColor', '#00ff00', '<p><span style="background-color: rgb(0, 255, 0);">abc</span></p>'], ['fontSize', '24px', '<p><span style="font-size: 24px;">abc</span></p>'], ['fontFamily', 'serif', '<p><span style="font-family: serif;">abc</span></p>'],
    ['letterSpacing', '2px', '<p><span style="letter-spacing: 2px;">abc</span></p>'], ['textDecoration', 'underline', '<p><span style="text-decoration: underline;">abc</span></p>'],
    ['lineHeight', '2', '<p style="line-height: 2;">abc</p>'], ['marginTop', '5px', '<p style="margin-top: 5px;">abc</p>'], ['padding', '5px', '<p style="padding: 5px;">abc</p>'], ['textIndent', '2em', '<p style="text-indent: 2em;">abc</p>'], ['wordBreak', 'break-all', '<p style="word-break: break-all;">abc</p>'], ['whiteSpace', 'nowrap', '<p style="white-space: nowrap;">abc</p>'],
  ])('format %s %s', async (name, value, html) => {
    const page = await write()
    await page.call('insertText', { text: 'abc' })
    await page.call('setSelection', { index: 0, length: 3 })
    await page.format(name, value)
    expect(await page.html()).toBe(html)
    await page.call('setContents', { html })
    expect(declarations(await page.html())).toEqual(declarations(html))
    await page.call('setSelection', { index: 0, length: 3 })
    if (name !== 'indent') await page.format(name, value)
    else await page.format(name, '-1')
    expect(await page.html()).toBe('<p>abc</p>')
  })
  test('writes text, a divider and pictures where the cursor is', async () => {
    const page = await write()
    await page.call('insertText', { text: 'ab' })
    await page.call('setSelection', { index: 1, length: 1 })
    await page.call('insertText', { text: 'cd' })
    await page.call('insertDivider')
    await page.call('insertImage', { src: 'https://a.test/x.png', alt: 'x', width: '80%', data: { id: 7, role: 'god' }, extClass: 'pic' })
    await page.call('insertImage', { src: 'https://a.test/y.png', nowrap: true })
    expect(await page.html()).toBe('<p>acd</p><hr><p><img src="https://a.test/x.png" alt="x" width="80%" class="pic" data-custom="id=7;role=god"></p><p><img src="https://a.test/y.png"></p>')
    expect((await page.call('getSelection'))['range']).toEqual({ index: 8, length: 0 })
    await page.call('insertImage', { src: '/images/own.png' })
    await settled()
    expect(page.findings()).toEqual([expect.stringContaining('"/images/own.png"')])
  })
  test('a temporary picture is told as data-local', async () => {
    const page = await write()
    page.page().defaultView!.URL.createObjectURL = () => 'blob:a'
    page.logic.host.files.keep(new Uint8Array([1]).buffer, 'png')
    const kept = page.logic.host.files.keep(new Uint8Array([1]).buffer, 'png')
    if (!kept.ok) throw new Error(kept.failure.why)
    await page.call('insertImage', { src: kept.value, nowrap: true })
    expect((await page.call('getContents'))['delta']).toEqual({ ops: [{ insert: { image: 'blob:a' }, attributes: { 'data-local': kept.value } }, { insert: '\n' }] })
  })
  test('undoes and redoes, selects, deletes, and tells the text selected while it is written in', async () => {
    const page = await write()
    await page.call('insertText', { text: 'abcdef' })
    await page.call('undo')
    expect(await page.html()).toBe('<p><br></p>')
    await page.call('redo')
    await page.call('setSelection', { index: 2, length: 3 })
    expect((await page.call('getSelectionText'))['text']).toBe('cde')
    expect(await page.call('getSelection')).toMatchObject({ range: { index: 2, length: 3 }, bounds: { left: 0, height: 0 } })
    await page.call('deleteText', { index: 0, length: 2 })
    expect(await page.html()).toBe('<p>cdef</p>')
    expect((await page.call('getBounds', { index: 1 })).errMsg).toBe('EditorContext.getBounds:ok')
    for (const method of ['deleteText', 'getBounds', 'setSelection']) expect((await page.call(method, { index: 40 })).errMsg).toContain(`EditorContext.${method}:fail parameter error`)
    await page.call('blur')
    expect((await page.call('getSelectionText'))['text']).toBe('')
    expect((await page.call('scrollIntoView')).errMsg).toBe('EditorContext.scrollIntoView:ok')
  })
  test('the keyboard rises while it is written in, and its page is told with the contents', async () => {
    const page = await write()
    await page.call('insertText', { text: 'a' })
    await settled()
    expect(page.keyboard()).toMatchObject({ kind: 'text', confirm: 'return', height: 291 })
    expect(page.details('focus')).toEqual([{ html: '<p>a</p>', text: 'a\n', delta: { ops: [{ insert: 'a\n' }] } }])
    await page.call('blur')
    await settled()
    expect(page.keyboard()).toBeNull()
    expect(page.details('blur')).toEqual(page.details('focus'))
  })
  test('read-only, it shows what it is given and refuses to be written in', async () => {
    const page = await write('read-only="{{fixed}}" placeholder="{{hint}}"', { fixed: true, hint: 'write' })
    const field = page.element('#e .ql-editor')
    expect([field.getAttribute('contenteditable'), field.dataset['placeholder']]).toEqual(['false', 'write'])
    await page.call('setContents', { html: '<p>fixed</p>' })
    for (const method of ['insertText', 'insertDivider', 'insertImage', 'undo', 'redo', 'removeFormat']) expect((await page.call(method, { text: 'x', src: 'https://a.test/x.png' })).errMsg).toBe(`EditorContext.${method}:fail the editor is read-only`)
    await page.format('bold')
    expect(page.findings()).toEqual(['EditorContext.format: the editor is read-only'])
    expect(await page.html()).toBe('<p>fixed</p>')
    await page.set({ fixed: false, hint: 'now' })
    expect([field.getAttribute('contenteditable'), field.dataset['placeholder']]).toEqual(['true', 'now'])
    expect((await page.call('insertText', { text: 'not ' })).errMsg).toBe('EditorContext.insertText:ok')
    expect(await page.html()).toBe('<p>not fixed</p>')
  })
  test('allows the formats that its page allows', async () => {
    const page = await write('enable-formats="{{allowed}}"', { allowed: ['bold'] })
    await page.call('setContents', { html: '<p><b>bold</b> <i>slant</i></p>' })
    expect(await page.html()).toBe('<p><strong>bold</strong> slant</p>')
  })
  test('what is not built is told, and a context of an editor that is gone fails', async () => {
    const page = await write('wx:if="{{there}}"', { there: true })
    for (const method of ['insertCustomBlock', 'getHistoryState']) expect((await page.call(method)).errMsg).toContain('is not built in this simulator')
    await settled()
    expect(page.findings().filter((text) => text.includes('is not built'))).toHaveLength(2)
    await page.set({ there: false })
    expect((await page.call('getContents')).errMsg).toMatch(/^EditorContext\.getContents:fail/)
  })
})

describe('<keyboard-accessory>', () => {
  const bar = (page: Shown): HTMLElement => page.element('#bar')
  test('stands on the keyboard while its field is written in, and pushes the page as far', async () => {
    const page = await show('<textarea id="a" hold-keyboard><keyboard-accessory id="bar" style="height: 50px"><cover-view id="b" bindtap="on">b</cover-view></keyboard-accessory></textarea>')
    const { innerHeight } = page.page().defaultView!
    page.element('#a').getBoundingClientRect = () => ({ bottom: innerHeight - 400 }) as DOMRect
    expect(bar(page).hasAttribute('data-raised')).toBe(false)
    const field = page.inside('#a', 'textarea')
    field.focus()
    await settled()
    expect(bar(page).hasAttribute('data-raised')).toBe(true)
    expect([bar(page).style.getPropertyValue('--covered'), page.device.state.getState().keyboard?.shift]).toEqual(['291px', 0])
    await page.press(page.element('#b'))
    expect(page.heard('tap').map(({ id }) => id)).toEqual(['b'])
    expect(bar(page).hasAttribute('data-raised')).toBe(true)
    field.blur()
    await settled()
    expect(bar(page).hasAttribute('data-raised')).toBe(false)
    page.element('#a').getBoundingClientRect = () => ({ bottom: innerHeight - 310 }) as DOMRect
    field.focus()
    await settled()
    expect([bar(page).style.getPropertyValue('--covered'), page.device.state.getState().keyboard?.shift]).toEqual(['260px', 31])
  })
  test('without its field it is not seen', async () => {
    const page = await show('<keyboard-accessory id="bar"/><input id="i"/>')
    page.inside('#i', 'input').focus()
    await settled()
    expect(bar(page).hasAttribute('data-raised')).toBe(false)
  })
})
