import { membersOf, readDeclaredApis } from '../../simulator/source/declared'
import type { Area } from '../../simulator/logic/wx/api'
import { areas } from '../../simulator/logic/wx/areas'
import { componentContexts } from '../../simulator/logic/wx/areas/component-contexts'
import { liveContexts, PLAYER_METHODS, PUSHER_METHODS } from '../../simulator/logic/wx/areas/live-contexts'
import { builtApis } from '../../simulator/logic/wx/create-wx'
import { accountProofs } from './proofs/account'
import { animationProofs } from './proofs/animation'
import { appEventProofs } from './proofs/app-events'
import { baseProofs } from './proofs/base'
import { bluetoothProofs } from './proofs/bluetooth'
import { canvasProofs } from './proofs/canvas'
import { consentProofs } from './proofs/consents'
import { fileProofs } from './proofs/files'
import { formProofs } from './proofs/forms'
import { handsetProofs } from './proofs/handset'
import { interactionProofs } from './proofs/interaction'
import { keyboardProofs } from './proofs/keyboard'
import { locationProofs } from './proofs/location'
import { mediaProofs } from './proofs/media'
import { pageLookProofs } from './proofs/page-look'
import { permissionProofs } from './proofs/permission'
import { pictureProofs } from './proofs/pictures'
import { reportProofs } from './proofs/reports'
import { requestProofs } from './proofs/request'
import { routeProofs } from './proofs/route'
import { selectionProofs } from './proofs/selection'
import { sendingProofs } from './proofs/sendings'
import { sensorProofs } from './proofs/sensors'
import { socketProofs } from './proofs/sockets'
import { storageProofs } from './proofs/storage'
import { systemProofs } from './proofs/system'
import { tabBarProofs } from './proofs/tab-bar'
import { transferProofs } from './proofs/transfers'
import { workerProofs } from './proofs/worker'

/** Contexts of components are proved where their elements are. */
const ELSEWHERE: readonly Area[] = [componentContexts, liveContexts]

const proved = [
  accountProofs, animationProofs, appEventProofs, baseProofs, bluetoothProofs, canvasProofs, consentProofs, fileProofs, formProofs, handsetProofs, interactionProofs, keyboardProofs, locationProofs, mediaProofs,
  pageLookProofs, permissionProofs, pictureProofs, reportProofs, requestProofs, routeProofs, selectionProofs, sendingProofs, sensorProofs, socketProofs, storageProofs, systemProofs, tabBarProofs, transferProofs, workerProofs,
].flatMap((proofs) => Object.keys(proofs))
const LEAST_BUILT = 0.4

const twice = (names: readonly string[]): readonly string[] => names.filter((name, at) => names.indexOf(name) !== at)

test('no two areas give the same name', () => {
  expect(twice(areas.flatMap((area) => Object.keys(area)))).toEqual([])
})

test('every API that is built here is proved, once', () => {
  const here = areas.filter((area) => !ELSEWHERE.includes(area)).flatMap((area) => Object.keys(area))
  expect(here.filter((name) => !proved.includes(name))).toEqual([])
  expect(twice(proved)).toEqual([])
})

test('every proof is of an API that is built', () => {
  expect(proved.filter((name) => !builtApis.has(name))).toEqual([])
})

test('every API that is built is one of WeChat\'s', () => {
  const declared = readDeclaredApis()
  expect([...builtApis.keys()].filter((name) => !Object.hasOwn(declared, name))).toEqual([])
})

test('at least two in five of WeChat\'s functions are built', () => {
  const functions = Object.entries(readDeclaredApis()).filter(([, { kind }]) => kind === 'function').map(([name]) => name)
  expect(functions.length).toBeGreaterThan(400)
  expect(functions.filter((name) => builtApis.has(name)).length / functions.length).toBeGreaterThanOrEqual(LEAST_BUILT)
})

test.each([['LivePusherContext', PUSHER_METHODS], ['LivePlayerContext', PLAYER_METHODS]])('%s has the methods that WeChat\'s has', (type, methods) => {
  expect(membersOf(type).length).toBeGreaterThan(10)
  expect(Object.keys(methods).toSorted()).toEqual([...membersOf(type)].toSorted())
})

test('what differs from WeChat is said in a sentence', () => {
  for (const [name, { support }] of builtApis) if (support !== 'works') expect({ name, said: support.partly.length > 10 }).toEqual({ name, said: true })
})
