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
  /** Null while there is none: it is asked for again at the next drawing. */
  readonly addressOf: (file: string) => Promise<string | null>
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
    const by = load()
    if (found || !by) return found ?? null
    const fetch = async (): Promise<void> => {
      const url = await addressOf(file)
      if (url === null) return void known.delete(file)
      entry.picture = await by(url)
      if (!entry.picture) return
      count += 1
      changed()
    }
    const entry: Entry = { picture: null, coming: Promise.resolve().then(fetch) }
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
