import type { ComponentNeeds } from '../component.ts'

/** The bytes of a file of the package, of the phone, or of the network; null if there are none. */
export async function loadBytes({ window, page }: ComponentNeeds, path: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const answer = await window.fetch(await page.url(path))
    return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : null
  } catch {
    return null
  }
}

/** The same as a picture. */
export async function loadPicture(needs: ComponentNeeds, path: string): Promise<ImageBitmap | null> {
  const bytes = await loadBytes(needs, path)
  return bytes && needs.window.createImageBitmap(new needs.window.Blob([bytes])).catch(() => null)
}
