import { failure, success } from '#shared/kernel/result'
import type { SaveText } from './contract'

/** So long the browser may need to begin, ms. */
const KEPT_MS = 10_000

/** A download, as a link would begin it. */
export const saveText: SaveText = async (name, text) => {
  try {
    const url = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }))
    const link = document.createElement('a')
    link.href = url
    link.download = name
    link.rel = 'noopener'
    document.body.append(link)
    link.click()
    link.remove()
    setTimeout(() => URL.revokeObjectURL(url), KEPT_MS)
    return success('saved')
  } catch {
    return failure('refused')
  }
}
