import type { AppPackage } from '../border/app-package.ts'
import { textOf } from './errors.ts'
import { npmPlaces, resolvePath } from './paths.ts'
import type { Sandbox } from './sandbox.ts'

/** Supplied by the start of the logic layer. */
export interface ModuleNeeds {
  readonly app: Pick<AppPackage, 'scripts'>
  readonly sandbox: Sandbox
  /** What every file sees beside `require`, `module` and `exports`: `wx`, `App`, `Page`… */
  names(): Readonly<Record<string, unknown>>
  loaded(path: string): void
  guard(at: string, act: () => void): void
}

export interface Modules {
  /** Runs a file once; answers what it exports. Throws what the file throws, and a `module-not-found` error. */
  load(path: string): unknown
  has(path: string): boolean
  ran(path: string): boolean
}

interface Module { exports: unknown }

/** The files of the mini-program as CommonJS modules, each run once, when it is first required. */
export function createModules({ app, sandbox, names, loaded, guard }: ModuleNeeds): Modules {
  const modules = new Map<string, Module>()
  const has = (path: string): boolean => Object.hasOwn(app.scripts, path)

  function load(path: string): unknown {
    const known = modules.get(path)
    if (known) return known.exports
    const code = app.scripts[path]
    if (code === undefined) throw new Error(`module '${path}.js' is not defined`)
    const module: Module = { exports: {} }
    modules.set(path, module)
    loaded(path)
    sandbox.run(`${path}.js`, code, { ...names(), require: requireFrom(path), module, exports: module.exports })
    return module.exports
  }
  function requireFrom(from: string): object {
    const wantedAt = (wanted: unknown): unknown => {
      if (typeof wanted !== 'string') throw new Error('require takes a path')
      const found = find(from, wanted, has)
      if (found === null) throw new Error(`module '${wanted}' is not defined, require args is '${wanted}', from ${from}.js`)
      return load(found)
    }
    const async = (wanted: unknown): Promise<unknown> => Promise.resolve().then(() => wantedAt(wanted)).catch((error: unknown) => {
      throw Object.assign(new Error(textOf(error)), { mod: wanted, errMsg: textOf(error) })
    })
    // Documented: with callbacks, it is the asynchronous one.
    const require = (wanted: unknown, told?: unknown, failed?: unknown): unknown => {
      if (typeof told !== 'function') return wantedAt(wanted)
      void async(wanted).then((exports) => guard('require', () => void Reflect.apply(told, undefined, [exports])), (error: unknown) => typeof failed === 'function' && guard('require', () => void Reflect.apply(failed, undefined, [error])))
      return undefined
    }
    return Object.assign(require, { async })
  }
  return { load, has, ran: (path) => modules.has(path) }
}

/** The file that is meant: itself, an `index` in a folder of its name, or an npm package built for mini-programs. */
export function find(from: string, wanted: string, has: (path: string) => boolean): string | null {
  const bare = wanted.replace(/\.js$/, '')
  const isPath = /^\.{0,2}\//.test(bare)
  const places = [resolvePath(from, bare), ...(isPath ? [] : npmPlaces(from, bare))]
  return places.flatMap((place) => [place, `${place}/index`]).find(has) ?? null
}
