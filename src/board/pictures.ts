import type { BoardPage } from '#shared/board/contract'
import type { Picture, Stationery } from './paper'

/** Pictures of the room's files, loaded once each. */
export interface Pictures {
  /** Null while it is not there; it is asked for then. */
  pictureOf(file: string): Picture | null
  /** Waits until all pictures of a page came, or failed. */
  all(page: BoardPage): Promise<void>
  /** Counts up at each one that came. */
  came(): number
}

interface Needs {
  readonly load: () => Stationery['load'] | null
  readonly addressOf: (file: string) => string | null
  readonly changed: () => void
}

/** None is loaded yet. */
export function createPictures({ load, addressOf, changed }: Needs): Pictures {
  const known = new Map<string, { picture: Picture | null; readonly coming: Promise<void> }>()
  let count = 0
  const ask = (file: string) => {
    const found = known.get(file)
    const [by, url] = [load(), addressOf(file)]
    if (found || !by || url === null) return found
    const entry = {
      picture: null as Picture | null,
      coming: by(url).then((picture) => {
        entry.picture = picture
        if (!picture) return
        count += 1
        changed()
      }),
    }
    known.set(file, entry)
    return entry
  }
  return {
    pictureOf: (file) => ask(file)?.picture ?? null,
    async all({ background, elements }) {
      const files = [...(background ? [background.file] : []), ...elements.flatMap(({ figure }) => (figure.kind === 'image' ? [figure.file] : []))]
      await Promise.all(files.map((file) => ask(file)?.coming))
    },
    came: () => count,
  }
}
