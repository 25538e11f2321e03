/** The walls of the house: who may import whom, by the table of `rooms.cjs`. Run once per TARO_ENV. */
const { rooms, siblings } = require('./rooms.cjs')

/** May import everything, and nothing imports them. */
const onlookers = '^(test|bench|simulator)/'

const ours = '^(src|server|shared|test|bench|simulator|commands|config)/'
const under = (room) => `^${room}(/|(\\.(h5|weapp|config))?\\.(tsx?|scss)$)`

const roomRules = Object.entries(rooms).map(([room, allowed]) => ({
  name: `${room} imports only ${allowed.length ? allowed.join(', ') : 'itself'}`,
  severity: 'error',
  from: { path: under(room) },
  to: { path: ours, pathNot: [room, ...allowed].map(under) },
}))

const siblingRules = siblings.map((home) => ({
  name: `members of ${home} do not know each other`,
  severity: 'error',
  from: { path: `^${home}/([^/]+)/` },
  to: { path: `^${home}/[^/]+/`, pathNot: `^${home}/$1/` },
}))

/** Everything inside the gateway, from the bytes up. */
const gatewayRules = [
  { name: 'wire knows bytes: no socket, no timer, no package', severity: 'error', from: { path: '^server/src/gateway/wire/' }, to: { dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-optional'], pathNot: '^(node:)?buffer$' } },
  { name: 'wire imports nothing of the gateway but itself', severity: 'error', from: { path: '^server/src/gateway/wire/' }, to: { path: '^server/', pathNot: '^server/src/gateway/(wire/|stream/frames\\.ts$)' } },
  { name: 'streams do not know who serves them', severity: 'error', from: { path: '^server/src/gateway/stream/' }, to: { path: '^server/src/gateway/', pathNot: '^server/src/gateway/(stream/|wire/|control/messages\\.ts$)' } },
  { name: 'the codec process knows nothing of rooms and sockets', severity: 'error', from: { path: '^server/src/gateway/codec/' }, to: { path: '^server/src/gateway/(servers|control)/' } },
]

const lonelyRooms = Object.keys(rooms).map(under)

module.exports = {
  forbidden: [
    ...roomRules,
    ...siblingRules,
    ...gatewayRules,
    { name: 'a room that is not in the table is imported by nothing', severity: 'error', from: { pathNot: onlookers }, to: { path: '^(src|server|shared)/', pathNot: lonelyRooms } },
    { name: 'a room that is not in the table imports nothing', severity: 'error', from: { path: '^(src|server|shared)/', pathNot: lonelyRooms }, to: { path: ours } },
    { name: 'no cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'every import resolves', severity: 'error', from: {}, to: { couldNotResolve: true } },
    { name: 'the client never imports the server', severity: 'error', from: { path: '^src/' }, to: { path: '^server/' } },
    { name: 'of the client, the server reads only the list of laws and the grid', severity: 'error', from: { path: '^server/' }, to: { path: '^src/', pathNot: '^src/(scenarios/laws\\.ts$|grid-layout/)' } },
    { name: 'a client carries what shows a law, not what decides it', severity: 'error', from: { path: '^src/scenarios/(catalog|.+/manifest|.+/room|.+/reduce)\\.ts$' }, to: { path: '^src/scenarios/(laws|.+/law)\\.ts$' } },
    { name: 'manifests, laws and words are pure', severity: 'error', from: { path: '^src/scenarios/([^/]+)/(manifest\\.ts$|picture\\.ts$|law/|words/)' }, to: { path: ours, pathNot: '^(shared/|src/scenarios/$1/(law/|words/|picture\\.ts$))' } },
    { name: 'the ui has props in and events out: no store', severity: 'error', from: { path: '^src/ui/' }, to: { path: '/zustand/' } },
    { name: 'providers are reached through the registry', severity: 'error', from: { path: '^src/', pathNot: '^src/media/' }, to: { path: '^src/media/providers/' } },
    { name: 'nothing imports tests, benchmarks and the simulator', severity: 'error', from: { pathNot: onlookers }, to: { path: onlookers } },
    { name: 'the client carries no Node module', severity: 'error', from: { path: '^(src|shared)/' }, to: { dependencyTypes: ['core'] } },
    { name: 'the product needs no development package', severity: 'error', from: { path: '^(src|server/src|shared)/' }, to: { dependencyTypes: ['npm-dev'] } },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: `${__dirname}/tsconfig.${process.env.TARO_ENV}.json` },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types', 'typings'],
      extensions: [`.${process.env.TARO_ENV}.ts`, `.${process.env.TARO_ENV}.tsx`, '.ts', '.tsx', '.d.ts', '.js', '.mjs', '.cjs', '.json', '.scss', '.svg', '.png', '.webp'],
    },
    exclude: `^test/simulator/programs/|${process.env.TARO_ENV === 'weapp' ? '\\.h5\\.(test\\.)?tsx?$' : '\\.weapp\\.(test\\.)?tsx?$'}`,
    doNotFollow: { path: 'node_modules' },
  },
}
