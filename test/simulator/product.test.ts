import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readAppPackage } from '../../simulator/source/app-package'
import { startedFrom, until } from '../support/simulator/phone'
import { t, wordsOf } from '../support/visit'

const BUILD = 'dist/weapp'

describe('the built mini-program, in Node', () => {
  test('the lobby stands there, and its first button opens the dialog', async () => {
    const phone = await startedFrom(BUILD)
    await until(() => phone.text().includes(t('lobby.question')), 'the lobby never came')
    const { action } = wordsOf('education')
    const button = [...phone.page().querySelectorAll<HTMLElement>('wx-view')].filter((view) => view.textContent === action).at(-1)
    phone.tap(`#${button!.id}`)
    await until(() => phone.text().includes(t('lobby.create.title')), 'the dialog never came')
  })

  test('it runs without an error, and leaves nothing in the console', async () => {
    const phone = await startedFrom(BUILD)
    await until(() => phone.text().includes(t('lobby.question')), 'the lobby never came')
    const { findings, console: lines } = phone.device.state.getState()
    expect(findings.filter(({ level }) => level === 'error')).toEqual([])
    expect(lines.filter(({ level }) => level === 'error')).toEqual([])
  })

  test('what the phone is given is what lies on disk', () => {
    const app = readAppPackage({ folder: BUILD, name: 'lianmai', appId: '' })
    expect(app.transpiled).toEqual([])
    for (const [path, { sha256 }] of Object.entries(app.files)) expect([path, sha256]).toEqual([path, createHash('sha256').update(readFileSync(join(BUILD, path))).digest('hex')])
    for (const [path, code] of Object.entries(app.scripts)) expect(code).toBe(readFileSync(join(BUILD, `${path}.js`), 'utf8'))
  })

  test('what it stores is there again after a restart', async () => {
    const stored = new Map<string, string>()
    const first = await startedFrom(BUILD, { stored })
    first.wx['setStorageSync']!('kept', { a: 1 })
    await until(() => stored.has('kept'), 'nothing was kept')
    const second = await startedFrom(BUILD, { stored })
    expect(second.wx['getStorageSync']!('kept')).toEqual({ a: 1 })
  })
})
