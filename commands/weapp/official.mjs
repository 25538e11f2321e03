import { generateKeyPairSync } from 'node:crypto'
import http from 'node:http'
import https from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { mkdtempSync, rmSync } from 'node:fs'

/**
 * WeChat's own command line tool, kept offline: a self-made key serves for everything but uploads.
 * Answers the faults of `quality` and of `compilation`.
 */
export async function official(folder, wanted) {
  forbidNetwork()
  const workshop = mkdtempSync(join(tmpdir(), 'weapp-check-'))
  // The tool leaves empty folders where it stands.
  process.chdir(workshop)
  const talk = { log: console.log, error: console.error, warn: console.warn }
  // The tool tells its own steps on the standard output.
  Object.assign(console, { log: () => {}, error: () => {}, warn: () => {} })
  const { default: tool } = await import('miniprogram-ci')
  const project = () => projectOf(tool, folder)
  const faults = {
    quality: wanted('quality') ? await faultsOf(async () => qualityFaults(await tool.checkCodeQuality(project()))) : [],
    compilation: wanted('compilation') ? await faultsOf(() => compile(tool, project(), workshop)) : [],
  }
  Object.assign(console, talk)
  process.chdir(tmpdir())
  rmSync(workshop, { recursive: true, force: true })
  return faults
}

function projectOf(tool, folder) {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048, privateKeyEncoding: { type: 'pkcs1', format: 'pem' }, publicKeyEncoding: { type: 'pkcs1', format: 'pem' } })
  const project = new tool.Project({ appid: 'wx0000000000000000', type: 'miniProgram', projectPath: folder, privateKey })
  // The account's own limits would come over the network; these are everybody's.
  project.attr = async () => tool.DefaultProjectAttr
  return project
}

const SETTING = { es6: true, minify: true, minifyJS: true, minifyWXML: true, minifyWXSS: true }

const compile = (tool, project, workshop) =>
  tool.getCompiledResult({ project, version: '0', desc: 'check', setting: SETTING }, join(workshop, 'compiled.zip'))

/** These three look at switches of DevTools; the build has minified already. */
const SWITCHES = ['JS_COMPRESS_OPEN', 'WXML_COMPRESS_OPEN', 'WXSS_COMPRESS_OPEN']

const qualityFaults = (findings) =>
  findings.filter(({ name, success }) => !success && !SWITCHES.includes(name)).map(({ name, text, detail }) => `${name}: ${text} ${JSON.stringify(detail ?? '').slice(0, 300)}`)

/** What `act` answers as a list is its faults; what it throws is one. */
async function faultsOf(act) {
  try {
    const found = await act()
    return Array.isArray(found) ? found : []
  } catch (error) {
    return [String(error?.message ?? error).slice(0, 600)]
  }
}

function forbidNetwork() {
  for (const door of [http, https]) {
    door.request = () => {
      throw new Error('the checks work offline')
    }
    door.get = door.request
  }
}
