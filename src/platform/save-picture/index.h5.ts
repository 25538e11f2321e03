import type { SavePicture } from './contract'

/** A download. */
export const savePicture: SavePicture = (canvas, name) => new Promise((resolve) => {
  if (!(canvas instanceof HTMLCanvasElement)) return resolve('failed')
  try {
    canvas.toBlob((blob) => resolve(blob && download(blob, `${name}.png`) ? 'saved' : 'failed'), 'image/png')
  } catch {
    // A picture of another origin lies on it.
    resolve('failed')
  }
})

function download(blob: Blob, name: string): true {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS)
  return true
}

/** Slow disks still read from it. */
const KEPT_MS = 60_000
