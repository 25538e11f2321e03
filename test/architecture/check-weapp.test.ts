import { execFile } from 'node:child_process'
import { appendFileSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/** Each check of the built mini-program sees the fault that it is there for. */

const root = resolve(__dirname, '../..')
const built = join(root, 'dist/weapp')

interface Fault {
  readonly check: string
  readonly fault: string
  readonly spoil: (copy: string) => void
}

const change = (copy: string, path: string, edit: (text: string) => string): void => writeFileSync(join(copy, path), edit(readFileSync(join(copy, path), 'utf8')))
const firstPage = 'pages/lobby/index'
const heavy = (kilobytes: number): string => `var heavy='${'x'.repeat(kilobytes * 1024)}';`

const faults: readonly Fault[] = [
  { check: 'templates', fault: 'a tag that is never closed', spoil: (copy) => appendFileSync(join(copy, `${firstPage}.wxml`), '<view><input>') },
  { check: 'templates', fault: 'an import of nothing', spoil: (copy) => appendFileSync(join(copy, `${firstPage}.wxml`), '<import src="./nowhere.wxml"/>') },
  { check: 'templates', fault: 'a bad expression', spoil: (copy) => appendFileSync(join(copy, `${firstPage}.wxml`), '<view class="{{ a + }}"></view>') },
  { check: 'pages', fault: 'a page without its script', spoil: (copy) => rmSync(join(copy, `${firstPage}.js`)) },
  { check: 'sizes', fault: 'a main package of 450 KB and more', spoil: (copy) => writeFileSync(join(copy, 'heavy.js'), heavy(460)) },
  { check: 'sizes', fault: 'a class of 300 KB and more', spoil: (copy) => writeFileSync(join(copy, 'scenarios/education/heavy.js'), heavy(310)) },
  { check: 'globals', fault: 'a WebSocket of the browser', spoil: (copy) => appendFileSync(join(copy, 'app.js'), ';new WebSocket("ws://a");') },
  { check: 'globals', fault: 'a number written by Intl', spoil: (copy) => appendFileSync(join(copy, 'app.js'), ';Intl.NumberFormat();') },
  { check: 'globals', fault: 'a script that does not parse', spoil: (copy) => appendFileSync(join(copy, 'app.js'), ';function(') },
  { check: 'project', fault: 'a project file that leads elsewhere', spoil: (copy) => writeFileSync(join(copy, 'project.config.json'), '{"miniprogramRoot":"dist/h5/","compileType":"miniprogram","appid":"touristappid"}') },
  { check: 'compilation', fault: 'a page in app.json that is not there', spoil: (copy) => change(copy, 'app.json', (text) => text.replace(`"${firstPage}"`, `"${firstPage}","pages/nowhere/index"`)) },
  { check: 'compilation', fault: 'an app.json that is not JSON', spoil: (copy) => appendFileSync(join(copy, 'app.json'), '}') },
  { check: 'quality', fault: 'a picture of over 200 KB', spoil: (copy) => writeFileSync(join(copy, 'large.png'), Buffer.alloc(260 * 1024, 7)) },
  { check: 'compilation', fault: 'a style sheet that does not parse', spoil: (copy) => appendFileSync(join(copy, 'app.wxss'), '.a { color: red') },
  { check: 'compilation', fault: 'a script that does not parse', spoil: (copy) => appendFileSync(join(copy, `${firstPage}.js`), ';function(') },
]

test('the mini-program is built', () => expect(existsSync(join(built, 'app.json'))).toBe(true))

test.each(faults)('$check refuses $fault', async ({ check, spoil }) => {
  const copy = mkdtempSync(join(tmpdir(), 'weapp-'))
  try {
    cpSync(built, copy, { recursive: true })
    spoil(copy)
    const { code, said } = await runCheck(check, copy)
    expect(said).toMatch(new RegExp(`^not ok ${check}: `, 'm'))
    expect(code).toBe(1)
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
})

const runCheck = (check: string, copy: string): Promise<{ readonly code: number; readonly said: string }> =>
  new Promise((done) => {
    const words = [join(root, 'commands/check-weapp.mjs'), '--dir', copy, '--only', check, ...(check === 'project' ? ['--project', copy] : [])]
    execFile(process.execPath, words, { timeout: 200_000 }, (error, said) => done({ code: error ? 1 : 0, said }))
  })
