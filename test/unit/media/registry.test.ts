import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { providers } from '../../../src/media/registry'

const build = process.env['TARO_ENV'] ?? ''

test('each engine has one provider', () => {
  const engines = providers.map(({ engine }) => engine)
  expect(engines).toEqual([...new Set(engines)])
  expect(engines).toContain('gateway')
})

test.each(providers.map(({ engine }) => engine))('%s is shown to keep the contract in this build', (engine) => {
  expect(existsSync(join(__dirname, `${engine}-contract.${build}.test.tsx`))).toBe(true)
})
