import { saveText } from '../../../src/platform/save-file/index.h5'

const browser = { createObjectURL: URL.createObjectURL, revokeObjectURL: URL.revokeObjectURL }
afterEach(() => {
  Object.assign(URL, browser)
  jest.restoreAllMocks()
})

test('a text is downloaded under its name, and nothing of it stays in the page', async () => {
  const given: Blob[] = []
  Object.assign(URL, { createObjectURL: (blob: Blob) => (given.push(blob), 'blob:1'), revokeObjectURL: () => undefined })
  const pressed: string[] = []
  jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function press(this: HTMLAnchorElement) {
    pressed.push(`${this.href} ${this.download}`)
  })
  expect(await saveText('考勤.csv', '\uFEFFa,b')).toEqual({ ok: true, value: 'saved' })
  expect(pressed).toEqual(['blob:1 考勤.csv'])
  expect(given[0]?.size).toBe(6)
  expect(document.querySelectorAll('a')).toHaveLength(0)
})

test('a browser that can not is told apart', async () => {
  Object.assign(URL, { createObjectURL: () => { throw new Error('no') } })
  expect(await saveText('a.csv', 'a')).toEqual({ ok: false, failure: 'refused' })
})
