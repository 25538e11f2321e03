import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Debian's kind of C library, or Alpine's. */
const libcHere = existsSync('/etc/alpine-release') ? 'musl' : 'glibc'

/**
 * Whether node_modules is what package-lock.json asks for on this machine.
 * npm's own list of what it put there is compared, so an install by hand counts and a half one does not.
 * Native packages count too: npm leaves them out in silence when it runs under an old Node.
 */
export function packagesAreCurrent(root) {
  const wanted = packagesIn(join(root, 'package-lock.json'))
  const present = packagesIn(join(root, 'node_modules', '.package-lock.json'))
  if (!wanted || !present) return false
  return Object.entries(wanted)
    .filter(([path, entry]) => path !== '' && !entry.link && belongsHere(entry))
    .every(([path, { version }]) => present[path]?.version === version)
}

function packagesIn(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages
  } catch {
    return null
  }
}

/** An optional package without a platform may be left out for other reasons than the platform. */
function belongsHere({ os, cpu, libc, optional }) {
  if (optional && !os && !cpu) return false
  return fits(os, process.platform) && fits(cpu, process.arch) && (process.platform !== 'linux' || fits(libc, libcHere))
}

const fits = (list, here) => !list || list.includes(here) || (list.some((word) => word.startsWith('!')) && !list.includes(`!${here}`))
