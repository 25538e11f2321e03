import { createCanvas, loadImage } from '@napi-rs/canvas'
import { readPicture } from '../../../simulator/logic/files/picture'
import { settled, type TestPhone } from '../../support/simulator/phone'
import type { Proofs } from '../../support/simulator/proof'
import { temporary } from './transfers'

/** A picture with something to see in it: stripes. */
function striped(type: 'image/png' | 'image/jpeg'): Buffer {
  const canvas = createCanvas(80, 40)
  const drawing = canvas.getContext('2d')
  for (let x = 0; x < 80; x++) {
    drawing.fillStyle = `hsl(${x * 37}, 90%, 50%)`
    drawing.fillRect(x, 0, 1, 40)
  }
  return type === 'image/png' ? canvas.toBuffer('image/png') : canvas.toBuffer('image/jpeg', 100)
}

export function bytesAt({ logic }: TestPhone, path: unknown): Uint8Array {
  const found = logic.host.files.read(String(path))
  if (!found.ok) throw new Error(found.failure.why)
  return found.value.bytes
}

/** A pixel of a picture in a file. */
export async function pixelIn(bytes: Uint8Array, x: number, y: number): Promise<readonly number[]> {
  const image = await loadImage(Buffer.from(bytes))
  const drawing = createCanvas(image.width, image.height).getContext('2d')
  drawing.drawImage(image, 0, 0)
  return [...drawing.getImageData(x, y, 1, 1).data]
}

interface Canvas { width: number; height: number; getContext(kind: string): { fillStyle: string; fillRect(...place: number[]): void; drawImage(...args: unknown[]): void; getImageData(...place: number[]): { data: Uint8ClampedArray } } | null; createImage(): { src: string; width: number; onload: () => void; onerror: (told: unknown) => void } }
const offscreen = ({ wx }: TestPhone, ...args: unknown[]): Canvas => wx['createOffscreenCanvas']!(...args) as Canvas

export const pictureProofs: Proofs = {
  compressImage: {
    async effect(phone) {
      const src = temporary(phone, striped('image/jpeg'), 'jpg')
      const sizes = []
      for (const quality of [90, 5]) {
        const { errMsg, tempFilePath } = await phone.call('compressImage', { src, quality })
        expect(errMsg).toBe('compressImage:ok')
        expect(readPicture(bytesAt(phone, tempFilePath))).toMatchObject({ type: 'jpeg', width: 80, height: 40 })
        sizes.push(bytesAt(phone, tempFilePath).length)
      }
      expect(sizes[1]).toBeLessThan(sizes[0]!)
      const small = await phone.call('compressImage', { src: temporary(phone, striped('image/png'), 'png'), compressedWidth: 20 })
      expect(readPicture(bytesAt(phone, small['tempFilePath']))).toMatchObject({ type: 'png', width: 20, height: 10 })
    },
    async failure(phone) {
      expect((await phone.call('compressImage', { src: 'wxfile://tmp_gone' })).errMsg).toBe('compressImage:fail file doesn\'t exist: wxfile://tmp_gone')
      const text = temporary(phone, Buffer.from('no picture'), 'jpg')
      expect((await phone.call('compressImage', { src: text })).errMsg).toMatch(`compressImage:fail ${text} is no picture`)
      expect((await phone.call('compressImage', { src: text, quality: 101 })).errMsg).toMatch(/^compressImage:fail parameter error: parameter\.quality/)
    },
  },
  createOffscreenCanvas: {
    async effect(phone) {
      const small = offscreen(phone, { type: '2d', width: 4, height: 2 })
      const drawing = small.getContext('2d')!
      drawing.fillStyle = '#ff0000'
      drawing.fillRect(0, 0, 4, 2)
      const large = offscreen(phone, { type: '2d', width: 8, height: 8 })
      large.getContext('2d')!.drawImage(small, 2, 2)
      const image = large.createImage()
      await new Promise<void>((loaded, failed) => {
        Object.assign(image, { onload: loaded, onerror: failed, src: temporary(phone, striped('image/png'), 'png') })
      })
      expect(image.width).toBe(80)
      large.getContext('2d')!.drawImage(image, 0, 0, 80, 40, 0, 6, 8, 2)
      const at = (x: number, y: number): readonly number[] => [...large.getContext('2d')!.getImageData(x, y, 1, 1).data]
      expect([at(3, 3), at(0, 0), at(1, 7)[3]]).toEqual([[255, 0, 0, 255], [0, 0, 0, 0], 255])
      expect([large.width, large.height]).toEqual([8, 8])
    },
    async failure(phone) {
      expect(phone.thrown('createOffscreenCanvas', { type: '3d' })).toMatch(/^createOffscreenCanvas:fail parameter error/)
      expect(offscreen(phone, 3, 2).getContext('2d')).toBeNull()
      await settled()
      expect(phone.findings()).toEqual(['OffscreenCanvas.getContext("2d") of a canvas that was made with the type "webgl"'])
    },
  },
}
