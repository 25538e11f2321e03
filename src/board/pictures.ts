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

interface Entry {
  picture: Picture | null
  readonly coming: Promise<void>
}

/** None is loaded yet. */
export function createPictures({ load, addressOf, changed }: Needs): Pictures {
  const known = new Map<string, Entry>()
  let count = 0
  const ask = (file: string): Entry | null => {
    const found = known.get(file)
    const [by, url] = [load(), addressOf(file)]
    if (found || !by || url === null) return found ?? null
    const came = (picture: Picture | null) => {
      entry.picture = picture
      if (!picture) return
      count += 1
      changed()
    }
    const entry: Entry = { picture: null, coming: by(url).then(came) }
    known.set(file, entry)
    return entry
  }
  return {
    pictureOf: (file) => ask(file)?.picture ?? null,
    async all({ background, elements }) {
      const files = [...(background ? [background.file] : []), ...elements.flatMap(({ figure }) => (figure.kind === 'image' ? [figure.file] : []))]
      await Promise.all(files.map((file) => ask(file)?.coming ?? Promise.resolve()))
    },
    came: () => count,
  }
}
