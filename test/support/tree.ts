import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** The project's folder. */
export const root = resolve(__dirname, '../..')

/** A file's text; the path is the project's. */
export const read = (path: string): string => readFileSync(join(root, path), 'utf8')

export const exists = (path: string): boolean => existsSync(join(root, path))

const isFolder = (path: string): boolean => statSync(join(root, path)).isDirectory()

/** The names of the folders inside a folder. */
export const foldersIn = (home: string): readonly string[] => readdirSync(join(root, home)).filter((name) => isFolder(`${home}/${name}`))

/** Every file under a folder whose name fits. */
export const filesUnder = (home: string, fits: RegExp): readonly string[] =>
  readdirSync(join(root, home)).flatMap((name) => {
    const path = `${home}/${name}`
    return isFolder(path) ? filesUnder(path, fits) : fits.test(name) ? [path] : []
  })

/** Everything that git holds or would hold: the tree without what is built and installed. */
export const ownFiles = (): readonly string[] =>
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' }).split('\n').filter((path) => path !== '' && exists(path))
