import { failure, success, type Result } from '#shared/kernel/result'
import type { CallFailure } from '../border/calls.ts'
import type { Finding } from '../border/view.ts'
import type { Library } from './components/library.ts'
import type { Modules } from './modules.ts'

/** Supplied by the stage. */
export interface LoadNeeds {
  readonly modules: Modules
  readonly library: Library
  found(finding: Finding): void
  failed(error: unknown, at: string): void
}

/** Runs the page's script and those of its components, each once. What stops one of them is told; the rest of the app goes on. */
export function loadPage({ modules, library, found, failed }: LoadNeeds, route: string): Result<null, CallFailure> {
  if (!modules.has(route)) return failure({ why: `page "${route}" is not found` })
  const seen = new Set<string>()
  const load = (path: string): void => {
    if (seen.has(path)) return
    seen.add(path)
    for (const used of library.using(path)) {
      if (used.found) load(used.path)
      else found({ level: 'error', area: 'component', text: `<${used.tag}> is ${used.path}, which is not there`, at: `${path}.json` })
    }
    if (modules.ran(path)) return
    try {
      library.loading(path, () => void modules.load(path))
    } catch (error) {
      failed(error, `${path}.js`)
    }
    if (library.registered(path)) return
    found({ level: 'error', area: 'script', text: `${path}.js registered no page and no component`, at: `${path}.js` })
    // It stays empty, as WeChat shows it; the rest goes on.
    library.loading(path, () => library.constructors.Component({}))
  }
  load(route)
  return success(null)
}
