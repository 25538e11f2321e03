import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { exists, foldersIn, root } from '../support/tree'

const { rooms, siblings }: { rooms: Record<string, readonly string[]>; siblings: readonly string[] } = require('../../config/rooms.cjs')

const table = Object.keys(rooms)

test.each(table)('the room %s of the floor plan exists', (room) => {
  expect(['', '.ts', '.tsx', '.h5.ts', '.weapp.ts'].some((ending) => exists(`${room}${ending}`))).toBe(true)
})

test.each(['shared', 'src', 'server/src'])('every folder of %s is a room of the floor plan', (floor) => {
  expect(foldersIn(floor).map((name) => `${floor}/${name}`).filter((room) => !table.includes(room))).toEqual([])
})

test('a room imports only rooms that are there', () => {
  const named = [...Object.values(rooms).flat(), ...siblings]
  expect(named.filter((room) => ![room, `${room}.ts`].some(exists))).toEqual([])
})

/** A wrong import of each kind, and the wall that stops it. */
const wrongs: readonly { readonly wall: string; readonly from: string; readonly to: string }[] = [
  { wall: 'src/ui imports only shared, src/platform, src/grid-layout', from: 'src/ui/tile.ts', to: '../store/secret' },
  { wall: 'src/grid-layout imports only shared', from: 'src/grid-layout/order.ts', to: '../platform/socket/contract' },
  { wall: 'shared/kernel imports only itself', from: 'shared/kernel/scope.ts', to: '../room/state' },
  { wall: 'members of src/scenarios do not know each other', from: 'src/scenarios/a/pages/page.ts', to: '../../b/pages/page' },
  { wall: 'members of src/media/providers do not know each other', from: 'src/media/providers/a/index.ts', to: '../b/index' },
  { wall: 'members of src/platform do not know each other', from: 'src/platform/socket/index.ts', to: '../clock/now' },
  { wall: 'members of server/src/gateway/servers do not know each other', from: 'server/src/gateway/servers/a/serve.ts', to: '../b/serve' },
  { wall: 'providers are reached through the registry', from: 'src/store/session.ts', to: '../media/providers/a/index' },
  { wall: 'wire knows bytes: no socket, no timer, no package', from: 'server/src/gateway/wire/flv.ts', to: 'node:net' },
  { wall: 'streams do not know who serves them', from: 'server/src/gateway/stream/hub.ts', to: '../servers/a/serve' },
  { wall: 'manifests, laws and words are pure', from: 'src/scenarios/a/manifest.ts', to: '../../ui/tile' },
  { wall: 'a client carries what shows a law, not what decides it', from: 'src/scenarios/c/manifest.ts', to: './law/law' },
  { wall: 'of the client, the server reads only the list of laws and the grid', from: 'server/src/api/doors.ts', to: '../../../src/store/secret' },
  { wall: 'the client never imports the server', from: 'src/signaling/client.ts', to: '../../server/src/api/doors' },
  { wall: 'the client carries no Node module', from: 'src/call/aim.ts', to: 'node:fs' },
  { wall: 'nothing imports tests, benchmarks and the simulator', from: 'src/call/stage.ts', to: '../../test/help' },
  { wall: 'a room that is not in the table is imported by nothing', from: 'src/pages/lobby.ts', to: '../attic/box' },
  { wall: 'a room that is not in the table imports nothing', from: 'src/attic/box.ts', to: '../ui/tile' },
  { wall: 'every import resolves', from: 'src/ui/lost.ts', to: './nowhere' },
  { wall: 'no cycles', from: 'src/store/secret.ts', to: './secret-too' },
]

test.each(['h5', 'weapp'])('each wall of the %s build stops what it is there for', async (build) => {
  const folder = mkdtempSync(join(tmpdir(), 'walls-'))
  try {
    draw(folder)
    const stopped = await walls(folder, build)
    expect(wrongs.map(({ wall }) => wall).filter((wall) => !stopped.includes(wall))).toEqual([])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

/** A small house in which everything is wrong. */
function draw(folder: string): void {
  cpSync(join(root, 'config'), join(folder, 'config'), { recursive: true })
  cpSync(join(root, 'package.json'), join(folder, 'package.json'))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  const innocent = ['src/store/secret-too.ts', 'src/platform/socket/contract.ts', 'src/platform/clock/now.ts', 'src/scenarios/b/pages/page.ts', 'src/scenarios/c/law/law.ts', 'src/media/providers/b/index.ts', 'server/src/gateway/servers/b/serve.ts', 'shared/room/state.ts', 'test/help.ts']
  for (const path of innocent) write(folder, path, 'export const one = 1\n')
  for (const { from, to } of wrongs) write(folder, from, `import * as other from '${to}'\nexport const two = other\n`)
  write(folder, 'src/store/secret-too.ts', "import * as other from './secret'\nexport const one = other\n")
}

function write(folder: string, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}

const walls = (folder: string, build: string): Promise<readonly string[]> =>
  new Promise((done) => {
    const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs')
    execFile(process.execPath, [cruiser, '-c', 'config/dependency-cruiser.cjs', '-T', 'json', 'src', 'server', 'shared', 'test'], { cwd: folder, env: { ...process.env, TARO_ENV: build }, maxBuffer: 64 * 1024 * 1024 }, (_, said) => {
      const report: { readonly summary: { readonly violations: readonly { readonly rule: { readonly name: string } }[] } } = JSON.parse(said)
      done(report.summary.violations.map(({ rule }) => rule.name))
    })
  })
