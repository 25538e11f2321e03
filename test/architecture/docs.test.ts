import { dirname, join, normalize } from 'node:path'
import { exists, ownFiles, read } from '../support/tree'

const pages = ownFiles().filter((path) => path.endsWith('.md'))
const LINES_OF_A_README = 100

test.each(['README.md', 'README.zh-CN.md'])('%s has at most 100 lines', (page) => {
  expect(read(page).trimEnd().split('\n').length).toBeLessThanOrEqual(LINES_OF_A_README)
})

test.each(pages)('%s links only to what is there', (page) => {
  const links = [...read(page).matchAll(/\]\(([^)#\s]+)(#[^)]*)?\)|src="([^"]+)"/g)].map(([, link, , source]) => link ?? source ?? '')
  const inside = links.filter((link) => link !== '' && !/^[a-z]+:/.test(link))
  expect(inside.filter((link) => !exists(normalize(join(dirname(page), link))))).toEqual([])
})

test('the numbered pages are all there', () => {
  const numbered = ['1-start', '2-architecture', '3-add-a-scenario', '4-add-a-provider', '5-protocol', '6-deploy', '7-wechat', '8-simulator']
  expect(numbered.filter((name) => !exists(`docs/${name}.md`))).toEqual([])
})

test('every library that the product ships is named with its licence', () => {
  const { dependencies }: { dependencies: Record<string, string> } = JSON.parse(read('package.json'))
  const page = read('docs/2-architecture.md')
  expect(Object.keys(dependencies).filter((name) => !page.includes(`\`${name}\``))).toEqual([])
})
