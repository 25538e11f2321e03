import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generate } from 'selfsigned'
import type { Certificate } from './config.ts'

/** Browsers refuse longer lives (Apple's limit is 825 days). */
const LIFE_DAYS = 800

/** The self-made certificate of this installation, made once for these addresses and kept in the data directory. */
export async function readCertificate(dataDir: string, addresses: readonly string[]): Promise<Certificate> {
  const path = join(dataDir, `certificate-${addresses.join('_').replaceAll(':', '-') || 'local'}.json`)
  const kept = readKept(path)
  if (kept !== null) return kept
  const until = Date.now() + LIFE_DAYS * 24 * 3_600_000
  const made = await makeCertificate(addresses, until)
  writeFileSync(path, JSON.stringify({ ...made, until }), { mode: 0o600 })
  return made
}

function readKept(path: string): Certificate | null {
  try {
    const { key, cert, until }: Record<string, unknown> = JSON.parse(readFileSync(path, 'utf8'))
    return typeof key === 'string' && typeof cert === 'string' && Number(until) > Date.now() ? { key, cert } : null
  } catch {
    return null
  }
}

async function makeCertificate(addresses: readonly string[], until: number): Promise<Certificate> {
  const made = await generate([{ name: 'commonName', value: 'Lianmai' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notAfterDate: new Date(until),
    extensions: [
      { name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }, ...[...addresses, '127.0.0.1'].map((ip) => ({ type: 7 as const, ip }))] },
    ],
  })
  return { key: made.private, cert: made.cert }
}
