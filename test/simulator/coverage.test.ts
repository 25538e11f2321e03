import { membersOf, readDeclaredApis } from '../../simulator/source/declared'
import type { Area } from '../../simulator/logic/wx/api'
import { areas } from '../../simulator/logic/wx/areas'
import { componentContexts } from '../../simulator/logic/wx/areas/component-contexts'
import { PLAYER_METHODS, PUSHER_METHODS } from '../../simulator/logic/wx/areas/live-contexts'
import { builtApis } from '../../simulator/logic/wx/create-wx'
import { EDITOR_METHODS } from '../../simulator/logic/wx/editor-context'
import { componentFamilies, declaredComponents } from '../../simulator/border/declared-components'
import { componentCoverage } from '../../simulator/serve/coverage'
import { components } from '../../simulator/view/components'
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
import { liveProofs } from './proofs/live'
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
import { soundProofs } from './proofs/sounds'
import { storageProofs } from './proofs/storage'
import { systemProofs } from './proofs/system'
import { tabBarProofs } from './proofs/tab-bar'
import { transferProofs } from './proofs/transfers'
import { workerProofs } from './proofs/worker'

/** Contexts of components are proved where their elements are. */
const ELSEWHERE: readonly Area[] = [componentContexts]

const proved = [
  accountProofs, animationProofs, appEventProofs, baseProofs, bluetoothProofs, canvasProofs, consentProofs, fileProofs, formProofs, handsetProofs, interactionProofs, keyboardProofs, liveProofs, locationProofs, mediaProofs,
  pageLookProofs, permissionProofs, pictureProofs, reportProofs, requestProofs, routeProofs, selectionProofs, sendingProofs, sensorProofs, socketProofs, soundProofs, storageProofs, systemProofs, tabBarProofs, transferProofs, workerProofs,
].flatMap((proofs) => Object.keys(proofs))
const LEAST_BUILT = 0.4

/** Of the families that a form, a list or a player is made of, what is not here, and why. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  'editor-portal': 'it draws blocks of the page\'s own between lines that Quill keeps',
  'grid-builder': 'Skyline alone builds its rows as they come into sight; pages here are drawn as WebView',
  'list-builder': 'the same',
  'nested-scroll-body': 'Skyline alone has scroll-view of type nested',
  'nested-scroll-header': 'the same',
  'channel-live': 'what it shows comes from WeChat\'s Channels',
  'channel-video': 'the same',
  'voip-room': 'its calls run over WeChat\'s own servers',
}

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

test.each([['EditorContext', EDITOR_METHODS], ['LivePusherContext', PUSHER_METHODS], ['LivePlayerContext', PLAYER_METHODS]])('%s has the methods that WeChat\'s has', (type, methods) => {
  expect(membersOf(type).length).toBeGreaterThan(10)
  expect(Object.keys(methods).toSorted()).toEqual([...membersOf(type)].toSorted())
})

test('what differs from WeChat is said in a sentence', () => {
  for (const [name, { support }] of builtApis) if (support !== 'works') expect({ name, said: support.partly.length > 10 }).toEqual({ name, said: true })
})

test('every component that is built is one of WeChat\'s, and stands in one family', () => {
  const families: readonly object[] = Object.values(componentFamilies)
  expect([...components.keys()].filter((tag) => !Object.hasOwn(declaredComponents, tag))).toEqual([])
  expect(twice(families.flatMap((family) => Object.keys(family)))).toEqual([])
})

test('every component of forms, lists and media is built, but for those left out with a reason', () => {
  const wanted: readonly string[] = [componentFamilies.form, componentFamilies.list, componentFamilies.media].flatMap((family) => Object.keys(family))
  const absent = componentCoverage().filter(({ name, state }) => state === 'absent' && wanted.includes(name)).map(({ name }) => name)
  expect(absent.toSorted()).toEqual(Object.keys(LEFT_OUT).toSorted())
})

test('components are counted from WeChat\'s whole list, with what differs', () => {
  const all = componentCoverage()
  expect(all.map(({ name }) => name)).toEqual(Object.keys(declaredComponents))
  expect(all.find(({ name }) => name === 'map')).toEqual({ name: 'map', since: '1.0.0', state: 'absent', how: '' })
  expect(all.find(({ name }) => name === 'view')).toEqual({ name: 'view', since: '1.0.0', state: 'works', how: '' })
  for (const { state, how } of all) expect(how !== '').toBe(state === 'partly')
})
