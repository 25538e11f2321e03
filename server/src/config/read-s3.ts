import { failure, success, type Result } from '#shared/kernel/result'
import type { S3Place } from './config.ts'

/** What the command line says of it; what it leaves out, the environment may say. */
export interface S3Options {
  readonly place: string | undefined
  readonly region: string | undefined
  readonly style: string | undefined
}

const ANY_REGION = 'us-east-1'
const STYLES: readonly S3Place['style'][] = ['path', 'host']
/** What every S3-compatible storage takes for a bucket's name. */
const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/
const PREFIX = /^[\w./-]{0,200}$/
const REGION = /^[\w-]{1,40}$/

/** Where recordings go, null if nowhere was named. Keys come from the environment alone: a command line is read by everybody on the machine. */
export function readS3(options: S3Options, env: Readonly<Record<string, string | undefined>>): Result<S3Place | null, string> {
  const place = options.place ?? env['LIANMAI_RECORDINGS_S3'] ?? ''
  if (place === '') return success(null)
  const address = readAddress(place)
  if (!address.ok) return address
  const region = options.region ?? env['LIANMAI_RECORDINGS_S3_REGION'] ?? ANY_REGION
  if (!REGION.test(region)) return failure('--recordings-s3-region is a name such as eu-central-1.')
  const asked = options.style ?? env['LIANMAI_RECORDINGS_S3_STYLE'] ?? 'path'
  const style = STYLES.find((known) => known === asked)
  if (style === undefined) return failure('--recordings-s3-style is path (the bucket stands in the path) or host (it stands before the host’s name).')
  const [accessKey, secretKey] = [env['LIANMAI_RECORDINGS_S3_ACCESS_KEY'], env['LIANMAI_RECORDINGS_S3_SECRET_KEY']]
  if (!accessKey || !secretKey) return failure('--recordings-s3 needs LIANMAI_RECORDINGS_S3_ACCESS_KEY and LIANMAI_RECORDINGS_S3_SECRET_KEY in the environment.')
  return success({ ...address.value, region, style, accessKey, secretKey })
}

const ADDRESS = '--recordings-s3 is an address such as https://host/bucket or https://host/bucket/prefix'

function readAddress(text: string): Result<Pick<S3Place, 'endpoint' | 'bucket' | 'prefix'>, string> {
  const url = URL.parse(text)
  if (url === null || !/^https?:$/.test(url.protocol)) return failure(`${ADDRESS}.`)
  if (url.username !== '' || url.password !== '') return failure(`${ADDRESS}, without keys: they belong into the environment.`)
  if (url.search !== '' || url.hash !== '') return failure(`${ADDRESS}, without ? and #.`)
  const [bucket = '', ...folders] = url.pathname.split('/').filter((name) => name !== '')
  if (!BUCKET.test(bucket)) return failure(`${ADDRESS}; its bucket has 3 to 63 small letters, digits, dots and hyphens.`)
  const prefix = folders.map((name) => `${name}/`).join('')
  if (!PREFIX.test(prefix) || folders.some((name) => /^\.+$/.test(name))) return failure(`${ADDRESS}; its prefix has letters, digits, dots, hyphens and slashes, at most 200.`)
  return success({ endpoint: url.origin, bucket, prefix })
}
