import { execFile } from 'node:child_process'
import { appendFileSync, cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/** Each check of the built mini-program sees the fault that it is there for. */

const root = resolve(__dirname, '../..')
const built = join(root, 'dist/weapp')

interface Fault {
  readonly check: string
  readonly fault: string
  readonly spoil: (copy: string) => void
  /** What the refusal names: the place, or the number. */
  readonly names?: RegExp
  /** Other numbers than those of config/weapp-budget.json. */
  readonly budget?: object
}

const change = (copy: string, path: string, edit: (text: string) => string): void => writeFileSync(join(copy, path), edit(readFileSync(join(copy, path), 'utf8')))
const add = (path: string, text: string) => (copy: string): void => appendFileSync(join(copy, path), text)
const firstPage = 'pages/lobby/index'
const lastPage = 'scenarios/claw/pages/room/index'
const ownBudget: { readonly baseLibrary: string; readonly allKb: number; readonly packagesKb: object } = JSON.parse(readFileSync(join(root, 'config/weapp-budget.json'), 'utf8'))
/** Older than the live components' RTC mode. */
const BEFORE_RTC = '2.9.9'
const heavy = (kilobytes: number): string => `var heavy='${'x'.repeat(kilobytes * 1024)}';`

const faults: readonly Fault[] = [
  { check: 'templates', fault: 'a tag that is never closed', spoil: (copy) => appendFileSync(join(copy, `${firstPage}.wxml`), '<view><input>') },
  { check: 'templates', fault: 'an import of nothing', spoil: (copy) => appendFileSync(join(copy, `${firstPage}.wxml`), '<import src="./nowhere.wxml"/>') },
  { check: 'templates', fault: 'a bad expression', spoil: (copy) => appendFileSync(join(copy, `${firstPage}.wxml`), '<view class="{{ a + }}"></view>') },
  { check: 'pages', fault: 'a page without its script', spoil: (copy) => rmSync(join(copy, `${firstPage}.js`)) },
  { check: 'sizes', fault: 'a main package of 450 KB and more', spoil: (copy) => writeFileSync(join(copy, 'heavy.js'), heavy(460)) },
  { check: 'sizes', fault: 'a class of 300 KB and more', spoil: (copy) => writeFileSync(join(copy, 'scenarios/education/heavy.js'), heavy(310)) },
  { check: 'sizes', fault: 'a subpackage that has no budget', spoil: (copy) => change(copy, 'app.json', (text) => text.replace('"subPackages":[', '"subPackages":[{"root":"attic","pages":[]},')), names: /package attic has no budget/ },
  { check: 'sizes', fault: 'packages that are too large together', spoil: () => undefined, names: /all packages have \d+ KB of 100/, budget: { ...ownBudget, allKb: 100 } },
  { check: 'base-library', fault: 'an API that came later', spoil: add('app.js', ';\nwx.getWindowInfo();'), names: /app\.js:\d+:1 uses wx\.getWindowInfo of base library 2\.20\.1/ },
  { check: 'base-library', fault: 'a later API behind the wrong question', spoil: add('app.js', ';wx.canIUse("getAppBaseInfo")&&wx.getWindowInfo();'), names: /wx\.getWindowInfo/ },
  { check: 'base-library', fault: 'a later API where the answer was no', spoil: add('app.js', ';wx.canIUse("getWindowInfo")||wx.getWindowInfo();'), names: /wx\.getWindowInfo/ },
  { check: 'base-library', fault: 'a later API that is taken out of wx', spoil: add('app.js', ';var {getWindowInfo:look}=wx;'), names: /wx\.getWindowInfo/ },
  { check: 'base-library', fault: 'an API that is none', spoil: add('app.js', ';wx.flyToTheMoon();'), names: /wx\.flyToTheMoon, which WeChat does not declare/ },
  { check: 'base-library', fault: 'a later API that the source has from Taro', spoil: (copy) => writeFileSync(join(copy, 'source.weapp.ts'), "import Taro from '@tarojs/taro'\n\nTaro.getDeviceInfo()\n"), names: /source\.weapp\.ts:3:1 uses Taro\.getDeviceInfo/ },
  { check: 'base-library', fault: 'a component that came later', spoil: add(`${firstPage}.wxml`, '\n<page-container/>'), names: /pages\/lobby\/index\.wxml:\d+ has <page-container> of base library 2\.16\.0/ },
  { check: 'base-library', fault: 'a component that is none', spoil: add(`${firstPage}.wxml`, '<hologram/>'), names: /<hologram>/ },
  { check: 'base-library', fault: 'live components in a mode that came later', spoil: () => undefined, names: /<live-pusher> in mode RTC/, budget: { ...ownBudget, baseLibrary: BEFORE_RTC } },
  { check: 'sandbox', fault: 'a name that is not there, on the last page', spoil: add(`${lastPage}.js`, ';\nlacking();'), names: /scenarios\/claw\/pages\/room\/index\.js:\d+:1: ReferenceError: lacking is not defined/ },
  { check: 'sandbox', fault: "a browser's name that no lint of names sees", spoil: add('app.js', ';\nsetTimeout(function(){new globalThis["Web"+"Socket"]("ws://a")},0);'), names: /app\.js:\d+:\d+: TypeError/ },
  { check: 'sandbox', fault: "Node's own names", spoil: add('app.js', ';setTimeout(function(){process.cwd()},0);'), names: /app\.js:\d+:\d+: TypeError/ },
  { check: 'sandbox', fault: 'a promise that is rejected', spoil: add('app.js', ';Promise.resolve().then(function(){return nowhere});'), names: /ReferenceError: nowhere/ },
  { check: 'sandbox', fault: 'an attribute that is none', spoil: add(`${firstPage}.wxml`, '<view flavour="sweet"/>'), names: /pages\/lobby\/index: unknown attribute "flavour" on <view>/ },
  { check: 'sandbox', fault: 'a component that is none', spoil: add(`${firstPage}.wxml`, '<hologram/>'), names: /<hologram>/ },
  { check: 'sandbox', fault: 'an API that is none', spoil: add('app.js', ';setTimeout(function(){wx.flyToTheMoon()},0);'), names: /wx\.flyToTheMoon/ },
  { check: 'sandbox', fault: 'an API that the declared base library lacks, called by its name', spoil: add('app.js', ';setTimeout(function(){wx["getWindow"+"Info"]()},0);'), names: /with base library [\d.]+: app\.js:\d+:\d+: TypeError/ },
  { check: 'sandbox', fault: 'a page that draws nothing', spoil: (copy) => writeFileSync(join(copy, `${firstPage}.wxml`), ''), names: /pages\/lobby\/index drew nothing/ },
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

test.each(faults)('$check refuses $fault', async ({ check, spoil, names, budget }) => {
  const { code, said } = await checked(check, spoil, budget)
  expect(said).toMatch(new RegExp(`^not ok ${check}: `, 'm'))
  if (names) expect(said).toMatch(names)
  expect(said).toMatch(/\n0 passed, 1 failed\n$/)
  expect(code).toBe(1)
})

/** Code that a check must let pass. */
const innocents: readonly Omit<Fault, 'names'>[] = [
  { check: 'base-library', fault: 'a later API behind canIUse', spoil: add('app.js', ';wx.canIUse("getWindowInfo")&&wx.getWindowInfo();wx.canIUse("getWindowInfo")?wx.getWindowInfo():0;if(wx.canIUse("getWindowInfo.return.screenTop")){wx.getWindowInfo()}') },
  { check: 'base-library', fault: 'a later API after a return without it', spoil: add('app.js', ';(function(){if(!wx.canIUse("getWindowInfo")||0)return;wx.getWindowInfo()})();!wx.canIUse("getWindowInfo")||wx.getWindowInfo();') },
  { check: 'base-library', fault: 'something of its own that it keeps in wx', spoil: add('app.js', ';wx.ownThing=1;wx.ownThing;(function(wx){wx.flyToTheMoon()});') },
  { check: 'base-library', fault: 'an API that only the browser has', spoil: (copy) => writeFileSync(join(copy, 'source.h5.ts'), 'Taro.getDeviceInfo()\n') },
  { check: 'sandbox', fault: 'an attribute that the simulator takes and does not act on', spoil: add(`${firstPage}.wxml`, '<camera flash="torch"/>') },
  { check: 'sandbox', fault: 'a timer and a socket that nobody ends', spoil: add('app.js', ';setInterval(function(){},10);wx.connectSocket({url:"ws://127.0.0.1:9",fail(){}});') },
]

test.each(innocents)('$check lets pass $fault', async ({ check, spoil }) => {
  const { code, said } = await checked(check, spoil)
  expect(said).toBe(`ok ${check}\n\n1 passed, 0 failed\n`)
  expect(code).toBe(0)
})

const listed = async (spoil: Fault['spoil']): Promise<readonly string[]> => (await checked('applications', spoil)).said.split('\n').filter((line) => line.startsWith('  ')).map((line) => line.trim())

test("what must be asked for in WeChat's console is listed with what calls for it", async () => {
  const domains = (await listed(() => undefined)).filter((line) => line.startsWith('domain')).map((line) => line.replace(/: \S+/, ''))
  expect(domains).toEqual(['domain · request 合法域名 (request)', 'domain · socket 合法域名 (connectSocket)', 'domain · uploadFile 合法域名 (uploadFile)'])
  expect((await listed(() => undefined)).filter((line) => !line.startsWith('domain'))).toEqual([
    'category · one that allows live audio and video: 社交·直播, 教育·在线视频课程, 医疗, 金融, 汽车·汽车预售, 政府, IT科技·多方通信, 房地产·营销, 商业服务·公证 (<live-pusher>, <live-player>)',
    'switch · 实时录制音视频流 (<live-pusher>)',
    'switch · 实时播放音视频流 (<live-player>)',
    'permission · scope.camera (<camera>, <live-pusher>, scope.camera)',
    'permission · scope.record (<live-pusher>, scope.record)',
    'permission · scope.writePhotosAlbum (saveImageToPhotosAlbum)',
    'privacy · 摄像头 (<camera>, <live-pusher>, scope.camera)',
    'privacy · 麦克风 (<live-pusher>, scope.record)',
    'privacy · 剪切板 (setClipboardData)',
    'privacy · 选中的照片或视频信息 (chooseMedia)',
    'privacy · 选中的文件 (chooseMessageFile)',
    'privacy · 相册（仅写入） (saveImageToPhotosAlbum)',
    `base library · at least ${ownBudget.baseLibrary} (设置 → 基础库最低版本)`,
  ])
})

test('the list follows the build: its APIs, and its servers', async () => {
  const lines = await listed(add('app.js', ';wx.chooseImage({});var server="https://live.example.org";'))
  expect(lines).toContain('privacy · 选中的照片或视频信息 (chooseImage, chooseMedia)')
  expect(lines).toContain('domain · request 合法域名: https://live.example.org (request)')
  expect(lines).toContain('domain · socket 合法域名: wss://live.example.org (connectSocket)')
})

/** What one check says of a copy of the build, after `spoil`; sources that stand in the copy are the product's. */
async function checked(check: string, spoil: Fault['spoil'], budget?: object): Promise<{ readonly code: number; readonly said: string }> {
  const copy = mkdtempSync(join(tmpdir(), 'weapp-'))
  try {
    cpSync(built, copy, { recursive: true })
    spoil(copy)
    const budgetFile = join(copy, 'budget.json')
    if (budget) writeFileSync(budgetFile, JSON.stringify(budget))
    const source = readdirSync(copy).some((name) => name.startsWith('source.')) ? ['--source', copy] : []
    return await runCheck([...(budget ? ['--budget', budgetFile] : []), ...source, '--dir', copy, '--only', check, ...(check === 'project' ? ['--project', copy] : [])])
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

const runCheck = (words: readonly string[]): Promise<{ readonly code: number; readonly said: string }> =>
  new Promise((done) => {
    execFile(process.execPath, [join(root, 'commands/check-weapp.mjs'), ...words], { timeout: 200_000 }, (error, said) => done({ code: error ? 1 : 0, said }))
  })
