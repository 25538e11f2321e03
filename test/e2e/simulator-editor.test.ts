import type { Frame, Locator } from 'playwright-core'
import { createScope } from '#shared/kernel/scope'
import { boxOf, drag } from '../support/simulator/fingers'
import { eventually, heard, hears, inside, openParts, type Heard, type Parts } from '../support/simulator/parts'

/** What jsdom can't tell of the editor: keys, layout, and a keyboard that is drawn. */
const scope = createScope()
afterAll(scope.end)

let phone: Parts['phone']
let open: Parts['open']
beforeAll(async () => {
  ({ phone, open } = await openParts(scope))
})

describe('the editor', () => {
  const got = (top: Frame, id: string, like: (detail: Heard['detail']) => boolean = () => true): Promise<Heard['detail']> => hears(top, 'got', id, like)
  const write = async (): Promise<Frame> => {
    const top = await open('write')
    await hears(top, 'ready', 'pad')
    return top
  }
  const pad = (top: Frame): Locator => top.locator('#pad .ql-editor')
  test('is typed in, formatted, read and undone, with the keyboard up', async () => {
    const top = await write()
    expect(await pad(top).evaluate((box) => getComputedStyle(box, '::before').content)).toBe('"写点什么"')
    await pad(top).click()
    await phone.page.locator('[data-keyboard]').waitFor()
    await phone.page.keyboard.type('one two')
    expect(await hears(top, 'input', 'pad', ({ text }) => text === 'one two\n')).toMatchObject({ html: '<p>one two</p>', delta: { ops: [{ insert: 'one two\n' }] } })
    await top.locator('#select').click()
    await got(top, 'select')
    await top.locator('#bold').click()
    await hears(top, 'statuschange', 'pad', ({ bold }) => bold === true)
    await top.locator('#read').click()
    expect(await got(top, 'read')).toMatchObject({ errMsg: 'EditorContext.getContents:ok', html: '<p><strong>one</strong> two</p>', text: 'one two\n' })
    expect(Number(await pad(top).locator('strong').evaluate((text) => getComputedStyle(text).fontWeight))).toBeGreaterThan(500)
    await top.locator('#where').click()
    const { bounds } = await got(top, 'where') as { readonly bounds: { readonly left: number; readonly width: number } }
    expect(bounds.width).toBeGreaterThan(10)
    await top.locator('#list').click()
    await hears(top, 'input', 'pad', ({ html }) => html === '<ol><li><strong>one</strong> two</li></ol>')
    await top.locator('#undo').click()
    await hears(top, 'input', 'pad', ({ html }) => !String(html).includes('<ol>'))
    await top.locator('#low').click()
    await hears(top, 'blur', 'pad')
    await phone.page.locator('[data-keyboard]').waitFor({ state: 'detached' })
  })
  test('takes a picture, which is drawn smaller by its corner', async () => {
    const top = await write()
    await top.locator('#picture').click()
    await got(top, 'picture', ({ errMsg }) => errMsg === 'EditorContext.insertImage:ok')
    const picture = pad(top).locator('img')
    await eventually('the picture', async () => ((await boxOf(picture)).height === 50 ? true : null))
    await picture.click()
    expect(await top.locator('.editor-image-size').textContent()).toBe('100 × 50')
    await drag(top.locator('.editor-image-corner.se'), { dx: -40 })
    expect(Math.round((await boxOf(picture)).width)).toBe(60)
    await hears(top, 'input', 'pad', ({ html }) => String(html).includes('width="60"'))
    await top.locator('.editor-image-tools').getByText('居中').click()
    await hears(top, 'input', 'pad', ({ html }) => String(html).includes('text-align: center'))
  })
  test('read-only, it takes neither keys nor text of the page, and raises no keyboard', async () => {
    const top = await write()
    await top.locator('#fix').click()
    await eventually('it is fixed', async () => ((await pad(top).getAttribute('contenteditable')) === 'false' ? true : null))
    await pad(top).click()
    await phone.page.keyboard.type('no')
    await top.locator('#text').click()
    expect(await got(top, 'text')).toEqual({ errMsg: 'EditorContext.insertText:fail the editor is read-only' })
    await top.locator('#read').click()
    expect(await got(top, 'read')).toMatchObject({ text: '\n' })
    expect(await phone.page.locator('[data-keyboard]').count()).toBe(0)
  })
  test('a keyboard accessory stands right on the keyboard; a press on it keeps its field', async () => {
    const top = await write()
    expect(await top.locator('#bar').isVisible()).toBe(false)
    await inside(top, 'line', 'input').click()
    const keys = phone.page.locator('[data-keyboard]')
    await keys.waitFor()
    await eventually('the bar on the keyboard, above nothing else', async () => {
      const [bar, board, field] = [await top.locator('#bar').boundingBox(), await keys.boundingBox(), await top.locator('#line').boundingBox()]
      return bar && board && field && Math.abs(bar.y + bar.height - board.y) < 1.5 && Math.abs(bar.height - 50) < 1 && field.y + field.height <= bar.y + 1 ? true : null
    })
    await top.locator('#send').click()
    await hears(top, 'tap', 'send')
    expect(await heard(top, 'blur', 'line')).toEqual([])
    await keys.getByRole('button').click()
    await hears(top, 'blur', 'line')
    expect(await top.locator('#bar').isVisible()).toBe(false)
  })
})
