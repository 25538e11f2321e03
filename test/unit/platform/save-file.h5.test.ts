import { saveFile } from '../../../src/platform/save-file/index.h5'

const addresses = { createObjectURL: URL.createObjectURL, revokeObjectURL: URL.revokeObjectURL }
afterEach(() => void Object.assign(URL, addresses))

test('a text is downloaded under its name, and its kind is told', async () => {
  const kept: Blob[] = []
  const pressed: string[] = []
  URL.createObjectURL = (blob) => {
    if (blob instanceof Blob) kept.push(blob)
    return 'blob:1'
  }
  jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function clicked(this: HTMLAnchorElement) {
    pressed.push(`${this.download} ${this.href}`)
  })
  expect(await saveFile('答题.csv', '\uFEFFa,b')).toBe('saved')
  expect(pressed).toEqual(['答题.csv blob:1'])
  expect(kept[0]?.type).toBe('text/csv;charset=utf-8')
  // The byte order mark has three bytes.
  expect(kept[0]?.size).toBe(6)
  expect(document.querySelector('a')).toBeNull()
})

test('a browser that refuses is no fault of the page', async () => {
  URL.createObjectURL = () => {
    throw new Error('no')
  }
  expect(await saveFile('a.txt', 'a')).toBe('failed')
})
