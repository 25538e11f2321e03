import { execFile } from 'node:child_process'
import { followChoices, makeChoices, type Choices } from '../../simulator/phone/choices'
import { createHappenings, type Happenings } from '../../simulator/phone/happenings'
import { addressOf, readWanted } from '../../simulator/workbench/slots'
import { openPhone, settled, type TestPhone } from '../support/simulator/phone'

const happeningsOf = ({ device, scope }: TestPhone): Happenings => createHappenings({ device, conditions: () => undefined, dropConnections: () => undefined, stallLive: () => undefined }, scope)

test('what was chosen and granted stands in the phone that is started next, on another model too', async () => {
  const first = await openPhone()
  const happenings = happeningsOf(first)
  let kept: Choices | null = null
  followChoices(first.device, happenings, (now) => void (kept = now), first.scope)
  happenings.network('weak')
  first.device.changeFacts({ language: 'en', battery: { level: 9, charging: true, lowPower: false } })
  first.device.state.setState({ policy: 'refuse', granted: { 'scope.camera': true } })

  const next = await openPhone({}, { facts: { model: 'iPhone SE', screenHeight: 667 } })
  const nextHappenings = happeningsOf(next)
  makeChoices(JSON.parse(JSON.stringify(kept)) as Choices, next.device, nextHappenings)
  await settled()
  expect(nextHappenings.current).toBe('weak')
  expect(next.device.state.getState()).toMatchObject({ policy: 'refuse', granted: { 'scope.camera': true }, facts: { model: 'iPhone SE', screenHeight: 667, language: 'en', network: '3g', battery: { level: 9 } } })
})

test.each(['light', 'dark'] as const)('a phone that starts %s shows its pages so, whatever the computer is', async (theme) => {
  const phone = await openPhone({
    'app.json': { pages: ['pages/one/one'], darkmode: true },
    'app.wxss': '@media (prefers-color-scheme: dark) { .a { color: white } }',
  }, { facts: { theme } })
  await settled()
  const media = [...phone.page().styleSheets].flatMap((sheet) => [...sheet.cssRules]).flatMap((rule) => ('media' in rule ? [String((rule.media as MediaList).mediaText)] : []))
  expect(media).toEqual([theme === 'dark' ? '(min-width: 0px)' : '(max-width: 0px)'])
})

test('the link to a page opens the workbench there', () => {
  const address = addressOf({ route: 'pages/room/index', query: { code: '123 456', name: '小王' } }, 'http://127.0.0.1:8081/simulator')
  expect(readWanted(new URL(address).search)).toEqual({ phones: null, path: 'pages/room/index', query: { code: '123 456', name: '小王' } })
})

const run = (...words: readonly string[]): Promise<{ readonly code: number; readonly out: string; readonly err: string }> => new Promise((resolve) => {
  execFile(process.execPath, ['commands/simulator.mjs', ...words], (error, out, err) => resolve({ code: Number(error?.code ?? 0), out, err }))
})

test('the command says how it is used, and refuses what it does not know', async () => {
  expect(await run('--help')).toMatchObject({ code: 0, out: expect.stringContaining('--port N') })
  expect(await run('--prot', '9')).toMatchObject({ code: 2, err: expect.stringContaining('--prot') })
})
