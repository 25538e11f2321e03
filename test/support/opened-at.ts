import { useRouter } from '@tarojs/taro'

/** The page under test was opened with these words in its address. */
export function openedAt(params: Readonly<Record<string, string>>): void {
  jest.mocked(useRouter).mockReturnValue({ path: '', params: { ...params }, onReady: '', onHide: '', onShow: '', shareTicket: undefined, scene: undefined, exitState: undefined, $taroPath: '' })
}
