import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

/** Every file below a folder, by paths with slashes, in order; folders that no package carries are left out. */
export function filesBelow(folder: string, under = folder): readonly string[] {
  return readdirSync(under, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.') && name !== 'node_modules')
    .flatMap((entry) => {
      const path = join(under, entry.name)
      if (entry.isDirectory()) return filesBelow(folder, path)
      return entry.isFile() ? [relative(folder, path).split(sep).join('/')] : []
    })
    .sort()
}

/** A file as it is: its bytes, and its SHA-256 in hexadecimal. */
export function readSource(folder: string, path: string): { readonly text: string; readonly bytes: number; readonly sha256: string } {
  const bytes = readFileSync(join(folder, path))
  return { text: bytes.toString('utf8'), bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
}

/** `pages/a/index.wxml` → `pages/a/index`. */
export const withoutExtension = (path: string): string => path.replace(/\.[^./]+$/, '')
