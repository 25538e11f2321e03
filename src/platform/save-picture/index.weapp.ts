import Taro from '@tarojs/taro'
import type { SavePicture } from './contract'

/** The phone's album. */
export const savePicture: SavePicture = async (canvas) => {
  if (!isCanvas(canvas)) return 'failed'
  try {
    const { tempFilePath } = await Taro.canvasToTempFilePath({ canvas, canvasId: '', fileType: 'png' })
    await Taro.saveImageToPhotosAlbum({ filePath: tempFilePath })
    return 'saved'
  } catch (error) {
    return /auth|cancel|deny|denied/.test(reasonOf(error)) ? 'refused' : 'failed'
  }
}

const isCanvas = (canvas: object): canvas is Taro.Canvas => 'getContext' in canvas

const reasonOf = (error: unknown): string => (typeof error === 'object' && error !== null && 'errMsg' in error ? String(error.errMsg) : '')
