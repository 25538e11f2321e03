import { rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { failure, type Result } from '#shared/kernel/result'
import { after, createScope, type Scope } from '#shared/kernel/scope'
import type { FailureCode } from '#shared/protocol/failures'
import { convertOffice } from './render/office.ts'
import type { RenderOrder } from './render/messages.ts'
import { renderOne, type RenderBounds, type RenderListener, type RenderProgram } from './render/process.ts'
import type { FileRecord, FileShelf, PageRecord } from './shelf.ts'
import type { FileStorage } from './storage.ts'

/** Supplied by `open-files.ts`. */
export interface RenderingNeeds {
  readonly shelf: Pick<FileShelf, 'nextUnfinished' | 'update' | 'find'>
  readonly storage: FileStorage
  readonly program: RenderProgram
  readonly bounds: RenderBounds
  /** LibreOffice's program, or null. */
  readonly converter: string | null
  /** One line a document. */
  rendered(what: { readonly file: string; readonly pages: number; readonly why: FailureCode | null }): void
  report(what: string, error: unknown): void
}

/** The one that renders, as others see it. */
export interface Rendering {
  /** Something waits, or what is being rendered was removed. */
  changed(): void
}

/** A document that was begun so often ended the whole server, and is not begun again. */
const MOST_ATTEMPTS = 3
/** After a fault of the database. */
const AGAIN_MS = 5_000

/** Renders what waits, one document at a time, as long as the scope lives; what a kill left half done goes on behind its last page. */
export function keepRendering(needs: RenderingNeeds, scope: Scope): Rendering {
  let working = false
  let current: { readonly id: string; readonly life: Scope } | null = null
  const work = async (): Promise<void> => {
    for (let next = await needs.shelf.nextUnfinished(); next !== null && !scope.ended; next = await needs.shelf.nextUnfinished()) {
      current = { id: next.id, life: createScope(scope) }
      await renderRecord(needs, next, current.life)
      current.life.end()
      current = null
    }
  }
  const begin = (): void => {
    if (working || scope.ended) return
    working = true
    work().catch((error: unknown) => {
      needs.report('a file could not be rendered', error)
      after(scope, AGAIN_MS, begin)
    }).finally(() => (working = false))
  }
  begin()
  return {
    changed() {
      const { id, life } = current ?? { id: null, life: null }
      if (id !== null) void needs.shelf.find(id).then((record) => record === null && life.end())
      begin()
    },
  }
}

async function renderRecord(needs: RenderingNeeds, record: FileRecord, life: Scope): Promise<void> {
  const { id, room, kind, attempts } = record
  const { shelf, storage } = needs
  await shelf.update(id, { attempts: attempts + 1, progress: { state: 'rendering', all: null } })
  const notes = noteProgress(shelf, record, life)
  const outcome = attempts >= MOST_ATTEMPTS ? failure('file/broken' as const) : await renderFile(needs, record, notes, life)
  await notes.written()
  // The server ends: its next start goes on.
  if (life.ended && !outcome.ok && (await shelf.find(id)) !== null) return
  // A picture is kept as the one that was made of it, and nothing of what failed.
  const bytes = outcome.ok && kind !== 'image' ? record.bytes : 0
  const progress = outcome.ok ? { state: 'ready' as const } : { state: 'failed' as const, why: outcome.failure }
  const listed = await shelf.update(id, { progress, bytes, ...(outcome.ok ? {} : { pages: [] }) })
  if (!listed || !outcome.ok) await storage.remove(room, id)
  else if (kind === 'image') await storage.removeOriginal(room, id)
  needs.rendered({ file: id, pages: notes.pages(), why: outcome.ok ? null : outcome.failure })
}

interface ProgressNotes extends RenderListener {
  /** How many there are. */
  pages(): number
  written(): Promise<unknown>
}

/** Writes what is made into the list, in the order in which it came; ends the rendering of what was removed from it. */
function noteProgress(shelf: RenderingNeeds['shelf'], record: FileRecord, life: Scope): ProgressNotes {
  const pages = [...record.pages]
  let all: number | null = null
  let writing: Promise<unknown> = Promise.resolve()
  const write = (change: Parameters<FileShelf['update']>[1]): void => {
    writing = writing.then(() => shelf.update(record.id, change)).then((listed) => listed || life.end())
  }
  return {
    opened(count) {
      all = count
      write({ progress: { state: 'rendering', all } })
    },
    page(page: PageRecord) {
      pages.push(page)
      write({ progress: { state: 'rendering', all }, pages: [...pages], attempts: 0 })
    },
    pages: () => pages.length,
    written: () => writing,
  }
}

async function renderFile(needs: RenderingNeeds, { id, room, kind, pages }: FileRecord, notes: RenderListener, life: Scope): Promise<Result<void, FailureCode>> {
  const path = needs.storage.pathOf(room, id)
  const order = (kindOfIt: RenderOrder['kind'], from: string): RenderOrder => ({ kind: kindOfIt, path: from, folder: dirname(path), prefix: id, from: pages.length })
  const render = (wish: RenderOrder) => renderOne(needs.program, wish, notes, needs.bounds, life)
  if (kind !== 'office') return render(order(kind === 'image' ? 'image' : 'pdf', path))
  if (needs.converter === null) return failure('file/no-converter')
  const workshop = `${path}.office`
  try {
    const pdf = await convertOffice(needs.converter, path, workshop, life)
    return pdf.ok ? await render(order('pdf', pdf.value)) : pdf
  } finally {
    await rm(workshop, { recursive: true, force: true })
  }
}
