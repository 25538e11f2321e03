import { isAtLeast } from '../../../src/platform/client/library-version'

test.each([
  ['2.20.1', '2.20.1', true],
  ['3.0', '2.20.1', true],
  ['2.9.9', '2.20.1', false],
  ['2.20', '2.20.1', false],
  ['10.0.0', '9.9.9', true],
  ['', '1.0.0', false],
])('%s is at least %s: %s', (version, least, expected) => {
  expect(isAtLeast(version, least)).toBe(expected)
})
