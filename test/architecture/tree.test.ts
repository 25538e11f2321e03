import { ownFiles, read } from '../support/tree'

const texts = ownFiles().filter((path) => /\.(tsx?|mjs|cjs|js|json|md|scss|html|yml|sh)$|^\.ci\/run$|^LICENSE$/.test(path))
/** These name what they look for. */
const others = texts.filter((path) => !/^test\/architecture\/(tree|outcome)\.test\.ts$/.test(path))

test('no file names a place on one machine', () => {
  const place = /(^|[\s'"`(=])\/(work|home|root|Users)\/[\w.-]+|\/tmp\/[a-z]/m
  expect(others.filter((path) => place.test(read(path)))).toEqual([])
})

test('the lock names no registry', () => {
  expect(/"resolved"/.test(read('package-lock.json'))).toBe(false)
})

test('every dependency is pinned to one version', () => {
  const { dependencies, devDependencies }: Record<'dependencies' | 'devDependencies', Record<string, string>> = JSON.parse(read('package.json'))
  const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))
  expect(loose).toEqual([])
})

test('no test is switched off', () => {
  const off = /\b(test|it|describe)\.(skip|todo|only|failing)\b|\b(xit|xtest|xdescribe|fit|fdescribe)\(/
  expect(others.filter((path) => /\.test\.tsx?$/.test(path) && off.test(read(path)))).toEqual([])
})
