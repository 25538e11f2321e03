import type { SaveFile } from './contract'

/** Safari still reads the file a moment after the press. */
const KEPT_MS = 10_000

/** The browser's download. */
export const saveFile: SaveFile = async (name, text) => {
  try {
    const address = URL.createObjectURL(new Blob([text], { type: name.endsWith('.csv') ? 'text/csv;charset=utf-8' : 'text/plain;charset=utf-8' }))
    const link = document.createElement('a')
    link.href = address
    link.download = name
    document.body.append(link)
    link.click()
    link.remove()
    setTimeout(() => URL.revokeObjectURL(address), KEPT_MS)
    return 'saved'
  } catch {
    return 'failed'
  }
}
