import Taro from '@tarojs/taro'
import { saveFile } from '../../../src/platform/save-file/index.weapp'

test('a text goes to the clipboard, without the mark that is for files', async () => {
  jest.mocked(Taro.setClipboardData).mockResolvedValue({ errMsg: 'ok', data: '' })
  expect(await saveFile('a.csv', '\uFEFFa,b')).toBe('copied')
  expect(Taro.setClipboardData).toHaveBeenCalledWith({ data: 'a,b' })
})

test('a clipboard that refuses is told', async () => {
  jest.mocked(Taro.setClipboardData).mockRejectedValue(new Error('no'))
  expect(await saveFile('a.txt', 'a')).toBe('failed')
})
