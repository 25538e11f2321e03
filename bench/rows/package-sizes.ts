import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Row } from '../row.ts'
import { round } from '../table.ts'

/** How much a phone downloads: the mini-program's packages, and what a browser loads before the lobby shows. */
export const row: Row = {
  title: 'Package sizes',
  measure: async () => {
    for (const build of [WEAPP, H5]) if (!existsSync(build)) throw new Error(`${build} is missing: run npm run build:${build.slice(5)}`)
    const { packagesKb }: { readonly packagesKb: Readonly<Record<string, number>> } = JSON.parse(readFileSync('config/weapp-budget.json', 'utf8'))
    const subpackages = Object.entries(packagesKb).filter(([name]) => name !== 'main')
    const main = subpackages.reduce((bytes, [name]) => bytes - bytesUnder(join(WEAPP, name)), bytesUnder(WEAPP))
    const first = firstLoad()
    return [
      { what: 'mini-program, main package', value: round(main / 1024), unit: 'KB', atMost: packagesKb['main'] ?? 0 },
      ...subpackages.map(([name, atMost]) => ({ what: `mini-program, ${name}`, value: round(bytesUnder(join(WEAPP, name)) / 1024), unit: 'KB' as const, atMost })),
      { what: 'H5, first load', value: round(first.gzipped / 1024), unit: 'KB gz', atMost: 130, note: first.files.join(' ') },
      { what: 'vendor SDKs in the H5 first load', value: first.vendors, unit: '', atMost: 0 },
    ]
  },
}

/** The page itself and each script and style that it names. */
function firstLoad(): { readonly files: readonly string[]; readonly gzipped: number; readonly vendors: number } {
  const page = readFileSync(join(H5, 'index.html'), 'utf8')
  const named = [...page.matchAll(/<(?:script|link)[^>]+(?:src|href)="([^"]+\.(?:js|css))"/g)].map(([, path = '']) => path.replace(/^\//, ''))
  const files = ['index.html', ...named]
  const texts = files.map((file) => readFileSync(join(H5, file)))
  return {
    files,
    gzipped: texts.reduce((sum, text) => sum + gzipSync(text).length, 0),
    vendors: texts.filter((text) => /AgoraRTC|mpegts\.js|mpegts is not/.test(text.toString())).length,
  }
}

function bytesUnder(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.map'))
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0)
}

const WEAPP = 'dist/weapp'
const H5 = 'dist/h5'
