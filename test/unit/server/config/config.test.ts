import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createServer as createTls } from 'node:https'
import { createServer } from 'node:net'
import { createScope, type Scope } from '#shared/kernel/scope'
import { readCertificate } from '../../../../server/src/config/certificate'
import { readConfig } from '../../../../server/src/config/read-config'
import { readSecret } from '../../../../server/src/config/secret'
import { checkPorts, findFreePort } from '../../../../server/src/supervise/ports'
import { pauseBefore } from '../../../../server/src/supervise/child'
import { remedyOf } from '../../../../server/src/supervise/remedy'
import { parseReport } from '../../../../server/src/supervise/report'
import { freeTcpPorts, freeUdpPort } from '../../../support/free-ports'
import { temporaryDirectory } from '../../../support/fixture-room'

let scope: Scope
beforeEach(() => {
  scope = createScope()
})
afterEach(() => scope.end())

const read = (...argv: string[]) => readConfig(argv, {}, '/project')

describe('the command line', () => {
  test('left empty it is the whole program on loopback', () => {
    expect(read()).toMatchObject({ ok: true, value: { role: 'all', host: '127.0.0.1', port: 8080, rtmpPort: 1935, udpPort: 40000, dataDir: '/project/data', appDir: '/project/dist/h5', lan: false, recordingsDays: 30, loudest: 6, agora: null } })
  })

  test('takes every option of the demo', () => {
    expect(read('--role=server', '--port', '1', '--rtmp-port=2', '--udp-port=3', '--data', '/d', '--no-open')).toMatchObject({ value: { role: 'server', port: 1, rtmpPort: 2, udpPort: 3, dataDir: '/d' } })
  })

  test('for the network it listens everywhere, unless a host is named', () => {
    expect(read('--lan')).toMatchObject({ value: { host: '0.0.0.0', lan: true } })
    expect(read('--lan', '--host=10.0.0.1')).toMatchObject({ value: { host: '10.0.0.1' } })
  })

  test.each([['--role=king'], ['--port=70000'], ['--port=http'], ['--port=-1'], ['--recordings-days=soon'], ['--recordings-days=-1'], ['--loudest=many'], ['--unknown'], ['word']])('%s is answered with a sentence', (option) => {
    const result = read(option)
    expect(result.ok ? '' : result.failure).toMatch(/\w+ .*\.?$/)
  })

  test('so many are heard as the command line says, or else the environment', () => {
    const heard = (argv: readonly string[], env: Readonly<Record<string, string>>) => readConfig(argv, env, '/project')
    expect(heard(['--loudest=3'], { LIANMAI_LOUDEST: '9' })).toMatchObject({ value: { loudest: 3 } })
    expect(heard([], { LIANMAI_LOUDEST: '0' })).toMatchObject({ value: { loudest: 0 } })
  })

  test('recordings are kept as long as the command line says, or else the environment', () => {
    const days = (argv: readonly string[], env: Record<string, string>) => readConfig(argv, env, '/')
    expect(days(['--recordings-days=7'], { LIANMAI_RECORDINGS_DAYS: '90' })).toMatchObject({ value: { recordingsDays: 7 } })
    expect(days([], { LIANMAI_RECORDINGS_DAYS: '90' })).toMatchObject({ value: { recordingsDays: 90 } })
    expect(days(['--recordings-days=0'], {})).toMatchObject({ value: { recordingsDays: 0 } })
    expect(days([], { LIANMAI_RECORDINGS_DAYS: 'long' })).toMatchObject({ ok: false })
  })

  const KEYS = { LIANMAI_RECORDINGS_S3_ACCESS_KEY: 'key', LIANMAI_RECORDINGS_S3_SECRET_KEY: 'secret' }
  const s3 = (argv: readonly string[], env: Record<string, string> = KEYS) => {
    const config = readConfig(argv, env, '/')
    return config.ok ? config.value.recordingsS3 : config.failure
  }

  test('recordings go to S3 where an address says so, and keys come from the environment', () => {
    expect(s3([])).toBeNull()
    expect(s3(['--recordings-s3=https://s3.example:9000/films'])).toEqual({ endpoint: 'https://s3.example:9000', bucket: 'films', prefix: '', region: 'us-east-1', style: 'path', accessKey: 'key', secretKey: 'secret' })
    expect(s3([], { ...KEYS, LIANMAI_RECORDINGS_S3: 'http://10.0.0.2/my.films/a/b/', LIANMAI_RECORDINGS_S3_REGION: 'cn-north-1', LIANMAI_RECORDINGS_S3_STYLE: 'host' })).toMatchObject({ endpoint: 'http://10.0.0.2', bucket: 'my.films', prefix: 'a/b/', region: 'cn-north-1', style: 'host' })
    expect(s3(['--recordings-s3=https://one/films', '--recordings-s3-region=eu', '--recordings-s3-style=host'], { ...KEYS, LIANMAI_RECORDINGS_S3: 'https://two/other', LIANMAI_RECORDINGS_S3_REGION: 'us', LIANMAI_RECORDINGS_S3_STYLE: 'path' })).toMatchObject({ endpoint: 'https://one', region: 'eu', style: 'host' })
  })

  test.each([
    ['s3.example/films', /is an address/], ['ftp://s3.example/films', /is an address/], ['https://s3.example', /its bucket/], ['https://s3.example/Films', /its bucket/],
    ['https://s3.example/films/%20', /its prefix/], ['https://key:hush@s3.example/films', /without keys/], ['https://s3.example/films?x=1', /without \?/],
  ])('%s is no place for recordings, and the sentence repeats nothing of it', (place, sentence) => {
    const said = s3([`--recordings-s3=${place}`])
    expect(said).toMatch(sentence)
    expect(said).not.toMatch(/hush|Films|x=1/)
  })

  test('S3 without keys, or with a wrong style or region, is answered with a sentence', () => {
    expect(s3(['--recordings-s3=https://s3.example/films'], {})).toMatch(/LIANMAI_RECORDINGS_S3_ACCESS_KEY/)
    expect(s3(['--recordings-s3=https://s3.example/films'], { ...KEYS, LIANMAI_RECORDINGS_S3_SECRET_KEY: '' })).toMatch(/SECRET_KEY/)
    expect(s3(['--recordings-s3=https://s3.example/films', '--recordings-s3-style=round'])).toMatch(/path .* or host/)
    expect(s3(['--recordings-s3=https://s3.example/films', '--recordings-s3-region=a b'])).toMatch(/region/)
  })

  test('the environment configures Agora only with both halves', () => {
    const agora = (env: Record<string, string>) => readConfig([], env, '/').ok && readConfig([], env, '/')
    expect(agora({ LIANMAI_AGORA_APP_ID: 'a' })).toMatchObject({ value: { agora: null } })
    expect(agora({ LIANMAI_AGORA_APP_ID: 'a', LIANMAI_AGORA_CERTIFICATE: 'c' })).toMatchObject({ value: { agora: { appId: 'a', certificate: 'c' } } })
    expect(agora({ LIANMAI_RATE_SCALE: 'much' })).toMatchObject({ value: { rateScale: 1 } })
  })
})

describe('the secret', () => {
  test('is made once, and readable by its owner alone', () => {
    const directory = join(temporaryDirectory(scope), 'new')
    const secret = readSecret(directory)
    expect(secret.length).toBe(32)
    expect(readSecret(directory)).toEqual(secret)
    expect(statSync(join(directory, 'secret')).mode & 0o777).toBe(0o600)
  })

  test('a broken one is not replaced in silence', () => {
    const directory = temporaryDirectory(scope)
    writeFileSync(join(directory, 'secret'), 'short')
    expect(() => readSecret(directory)).toThrow('holds no secret')
  })
})

describe('the certificate', () => {
  test('is kept for these addresses, and a server can use it', async () => {
    const directory = temporaryDirectory(scope)
    const made = await readCertificate(directory, ['192.168.1.2'])
    expect(await readCertificate(directory, ['192.168.1.2'])).toEqual(made)
    expect((await readCertificate(directory, ['192.168.1.3'])).cert).not.toBe(made.cert)
    expect(() => createTls({ key: made.key, cert: made.cert }).close()).not.toThrow()
  })
})

describe('what can go wrong at the start is said in one line that helps', () => {
  const coded = (code: string, more: object = {}) => Object.assign(new Error('raw'), { code, ...more })

  test.each([
    [coded('EACCES', { path: '/data/secret' }), "/data/secret can't be written. Choose another directory with --data DIR."],
    [coded('ENOSPC'), 'The disk that holds /data is full. Free some space, or choose another directory with --data DIR.'],
    [coded('ENOTDIR'), '/data is not a directory. Choose another with --data DIR.'],
    [coded('EADDRINUSE', { port: 8080 }), 'Port 8080 is in use. Stop the program that holds it, or choose another port with --port.'],
    [coded('ERR_SQLITE_ERROR', { errcode: 13 }), 'The disk that holds /data is full. Free some space, or choose another directory with --data DIR.'],
    [coded('ERR_SQLITE_ERROR', { errcode: 26 }), 'The database in /data is damaged. Put a backup in its place, or choose another directory with --data DIR.'],
    [coded('ERR_SQLITE_ERROR', { errcode: 8 }), "/data can't be written. Choose another directory with --data DIR."],
    [new Error('something else'), 'something else'],
    ['no error at all', 'The server could not start.'],
  ])('%s', (error, line) => {
    expect(remedyOf(error, '/data')).toBe(line)
  })

  test('a directory that is a file is named', () => {
    const directory = temporaryDirectory(scope)
    writeFileSync(join(directory, 'file'), '')
    expect(() => readSecret(join(directory, 'file'))).toThrow()
    mkdirSync(join(directory, 'other'))
    expect(readFileSync(join(directory, 'file'), 'utf8')).toBe('')
  })

  test('a busy port is found before anything starts', async () => {
    const [port = 0, rtmpPort = 0] = await freeTcpPorts(2)
    const ports = { host: '127.0.0.1', port, rtmpPort, udpPort: await freeUdpPort() }
    const config = readConfig([], {}, '/')
    if (!config.ok) throw new Error(config.failure)
    await checkPorts({ ...config.value, ...ports })
    const holder = createServer()
    await new Promise<void>((resolve) => holder.listen(rtmpPort, '127.0.0.1', resolve))
    await expect(checkPorts({ ...config.value, ...ports })).rejects.toThrow(`Port ${rtmpPort} is in use. Stop the program that holds it, or choose another port with --rtmp-port.`)
    holder.close()
    expect(await findFreePort()).toBeGreaterThan(0)
  })
})

test('a dead process is started again at once, then after growing pauses up to five seconds', () => {
  expect([0, 1, 2, 3, 4, 10].map(pauseBefore)).toEqual([0, 0, 100, 200, 400, 5_000])
})

test('of what children say only reports are heard', () => {
  expect(parseReport({ type: 'ready', port: 1 })).toEqual({ type: 'ready', port: 1 })
  for (const other of [null, 'ready', { type: 'ready' }, { type: 'other' }]) expect(parseReport(other)).toBeNull()
})
