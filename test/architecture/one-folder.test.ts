import { exists, filesUnder, foldersIn, read } from '../support/tree'

/** Rooms whose members each live in one folder, and are named only in the lists. */
const homes = [
  {
    home: 'src/scenarios',
    lists: ['src/scenarios/catalog.ts', 'src/scenarios/laws.ts'],
    everyList: true,
    prefix: './',
    places: ['src', 'server', 'shared', 'config', 'commands'],
    parts: ['manifest.ts', 'room.ts', 'law', 'pages', 'README.md'],
    // The grid's modes bear the names of what they are drawn for.
    besides: /^(src\/grid-layout\/|shared\/scenario\/layout\.ts$)/,
  },
  {
    home: 'src/media/providers',
    lists: ['src/media/registry.h5.ts', 'src/media/registry.weapp.ts'],
    everyList: false,
    prefix: './providers/',
    places: ['src', 'server', 'shared'],
    parts: [],
    // The server and the wire name the engines that a grant may speak of; the gateway is also a process.
    besides: /^(server\/|shared\/protocol\/http\.ts$|src\/signaling\/reply-schema\.ts$)/,
  },
]

describe.each(homes)('one folder in $home is one member', ({ home, lists, everyList, prefix, places, parts, besides }) => {
  const members = foldersIn(home)

  test('there are members', () => expect(members).not.toEqual([]))

  test.each(members)(`%s is in ${everyList ? 'every' : 'a'} list`, (member) => {
    const imported = new RegExp(`from '${prefix.replace(/\./g, '\\.')}${member}['/]`)
    const naming = lists.filter((list) => imported.test(read(list)))
    expect(naming.length).toBeGreaterThanOrEqual(everyList ? lists.length : 1)
  })

  test.each(members)('%s is named by no file outside its folder and the lists', (member) => {
    const named = new RegExp(`['"/\`]${member}['"/\`]`)
    const strangers = places.flatMap((place) => filesUnder(place, /\.(tsx?|mjs|cjs)$/))
      .filter((path) => !path.startsWith(`${home}/${member}/`) && !lists.includes(path) && !besides.test(path))
      .filter((path) => named.test(read(path)))
    expect(strangers).toEqual([])
  })

  test.each(members)('%s has all its parts', (member) => {
    expect(parts.filter((part) => !exists(`${home}/${member}/${part}`))).toEqual([])
  })
})

test.each(foldersIn('src/media/providers'))('the provider %s runs the conformance suite in each build that it serves', (provider) => {
  const serves = ['h5', 'weapp'].filter((build) => exists(`src/media/providers/${provider}/index.${build}.ts`))
  const suites = serves.map((build) => `test/unit/media/${provider}-contract.${build}.test.tsx`)
  expect(suites).not.toEqual([])
  expect(suites.filter((suite) => !exists(suite) || !read(suite).includes('itKeepsTheContract('))).toEqual([])
})
