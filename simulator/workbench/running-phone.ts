import { createScope, every, type Scope } from '#shared/kernel/scope'
import type { AppPackage } from '../border/app-package.ts'
import type { DeclaredApis } from '../border/declared.ts'
import type { FromLogic, ToLogic } from '../border/device.ts'
import type { ConditionsId } from '../border/network.ts'
import { portOver } from '../border/port.ts'
import type { WorkerNews, WorkerStart } from '../logic/worker.ts'
import { createDevice } from '../phone/device.ts'
import type { Device } from '../phone/contract.ts'
import { createHappenings, type Happenings } from '../phone/happenings.ts'
import { factsOf, type PhoneModel } from '../phone/models.ts'
import { createSurroundings, type Surroundings } from '../phone/surroundings.ts'
import { components } from '../view/components.ts'
import { restoreCameraFile } from './camera-files.ts'
import { openKept, type Kept } from './kept.ts'
import { keepChoices } from './kept-choices.ts'
import { createLoudspeaker } from './loudspeaker.ts'

/** A phone that runs the mini-program. */
export interface RunningPhone {
  readonly name: string
  readonly model: PhoneModel
  readonly app: AppPackage
  readonly device: Device
  readonly happenings: Happenings
  readonly surroundings: Surroundings
  readonly kept: Kept
  readonly scope: Scope
  /** The pipe of a screen's view to the logic layer; each is given once. */
  viewPort(screen: number): Promise<MessagePort>
}

/** How a phone is switched on. */
export interface PhoneStart {
  readonly name: string
  readonly model: PhoneModel
  readonly app: AppPackage
  readonly declared: DeclaredApis
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly baseLibrary: string | null
  readonly theme: 'light' | 'dark'
  readonly language: string
  readonly liveAllowed: boolean
  readonly mostPlayers: number
}

/** A worker that says nothing for this long hangs. */
const SILENT_MS = 6_000
const BEAT_MS = 1_000

export async function startPhone(start: PhoneStart, parent: Scope): Promise<RunningPhone> {
  const { name, model, app } = start
  const scope = createScope(parent)
  const own = `${name}/${app.appId}/${app.name}`
  const kept = await openKept(own)
  const facts = { ...factsOf(model), theme: start.theme, language: start.language, ...(start.baseLibrary ? { baseLibrary: start.baseLibrary } : {}) }
  const device = createDevice({
    facts,
    store: { entries: () => kept.entries, write: kept.write },
    files: { write: kept.writeFile },
    clipboard: { read: () => navigator.clipboard.readText(), write: (text) => navigator.clipboard.writeText(text) },
    speaker: createLoudspeaker(scope),
    closed: () => device.state.setState({ app: 'closed' }),
  }, scope)
  device.changePhone({ liveAllowed: start.liveAllowed, mostPlayers: start.mostPlayers, theme: start.theme })
  await restoreCameraFile(name, device)
  const happenings = createHappenings({ device, conditions: (id) => void tellCarrier(name, { conditions: id }), dropConnections: () => void tellCarrier(name, { drop: 'yes' }), stallLive: () => void tellCarrier(name, { stall: 'yes' }) }, scope)
  const surroundings = createSurroundings(device, scope)
  keepChoices(own, device, happenings, scope)
  await tellCarrier(name, { conditions: happenings.current })

  const worker = new Worker('/simulator/assets/worker.js')
  scope.onEnd(() => {
    worker.terminate()
    void fetch(`/simulator/carrier/phones/${name}`, { method: 'DELETE', keepalive: true })
  })
  const views = receiveViews(worker)
  const { port1, port2 } = new MessageChannel()
  device.connect(portOver<ToLogic, FromLogic>(port1))
  scope.onEnd(() => port1.close())
  const message: WorkerStart = {
    what: 'start',
    app,
    declared: start.declared,
    components: [...components.keys()],
    system: device.state.getState().facts,
    phone: device.state.getState().phone,
    stored: kept.entries,
    savedFiles: kept.files,
    enter: { path: start.path, query: start.query, scene: 1001, referrerInfo: {} },
    files: `${location.origin}/simulator/files/`,
    carrier: `${location.origin}/simulator/carrier?phone=${name}`,
    device: port2,
  }
  worker.postMessage(message, [port2])
  watchHeart(worker, device, scope)
  return { name, model, app, device, happenings, surroundings, kept, scope, viewPort: views }
}

/** The pipes of the views come from the worker, and are asked for by the screens. */
function receiveViews(worker: Worker): (screen: number) => Promise<MessagePort> {
  const ports = new Map<number, { readonly promise: Promise<MessagePort>; readonly resolve: (port: MessagePort) => void }>()
  const at = (screen: number) => {
    const known = ports.get(screen)
    if (known) return known
    const fresh = withResolvers<MessagePort>()
    ports.set(screen, fresh)
    return fresh
  }
  worker.addEventListener('message', ({ data }: MessageEvent) => {
    const news: WorkerNews = data
    if (news.what === 'view') at(news.screen).resolve(news.port)
  })
  return (screen) => at(screen).promise
}

function withResolvers<T>(): { readonly promise: Promise<T>; readonly resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined
  const promise = new Promise<T>((settle) => void (resolve = settle))
  return { promise, resolve }
}

/** A mini-program that never comes back from a loop is shown as hanging; the rest of the bench goes on. */
function watchHeart(worker: Worker, { state }: Device, scope: Scope): void {
  let heardAt = performance.now()
  worker.addEventListener('message', ({ data }: MessageEvent) => {
    const news: WorkerNews = data
    if (news.what !== 'beat') return
    heardAt = performance.now()
    if (state.getState().app === 'crashed') state.setState({ app: 'running' })
  })
  every(scope, BEAT_MS, () => {
    worker.postMessage({ what: 'beat' })
    if (performance.now() - heardAt > SILENT_MS && document.visibilityState === 'visible') state.setState({ app: 'crashed' })
  })
}

async function tellCarrier(name: string, words: { readonly conditions?: ConditionsId; readonly drop?: 'yes'; readonly stall?: 'yes' }): Promise<void> {
  await fetch(`/simulator/carrier/phones/${name}?${new URLSearchParams(words).toString()}`, { method: 'POST' })
}
