import Taro from '@tarojs/taro'
import type { FilePicker, PickedFile, Sending, Sent } from './contract'

/** WeChat knows no files but those of chats and of the album. */
export const filePickers: readonly FilePicker[] = [
  {
    source: 'chat',
    async pick(endings) {
      const [file] = (await unlessCancelled(Taro.chooseMessageFile({ count: 1, type: 'all', extension: [...endings] })))?.tempFiles ?? []
      return file === undefined ? null : picked(file.path, file.name, file.size)
    },
  },
  {
    source: 'album',
    async pick() {
      const [file] = (await unlessCancelled(Taro.chooseMedia({ count: 1, mediaType: ['image'], sizeType: ['original'] })))?.tempFiles ?? []
      return file === undefined ? null : picked(file.tempFilePath, file.tempFilePath.split('/').at(-1) ?? '', file.size)
    },
  },
]

async function unlessCancelled<Chosen>(choosing: Promise<Chosen>): Promise<Chosen | null> {
  try {
    return await choosing
  } catch {
    return null
  }
}

const picked = (path: string, name: string, bytes: number): PickedFile => ({ name, bytes, send: (sending) => send(path, sending) })

/** A file of 100 MB on a slow line. */
const PATIENCE_MS = 30 * 60_000

async function send(filePath: string, { url, token, onProgress, life }: Sending): Promise<Sent> {
  const task = Taro.uploadFile({ url, filePath, name: 'file', timeout: PATIENCE_MS, header: token ? { authorization: `Bearer ${token}` } : {} })
  const forget = life.onEnd(() => task.abort())
  task.progress(({ progress }) => onProgress(progress / 100))
  try {
    const { statusCode, data } = await task
    return { status: statusCode, text: data }
  } catch {
    return { status: 0, text: '' }
  } finally {
    forget()
  }
}
