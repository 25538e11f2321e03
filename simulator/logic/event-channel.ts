/** What an opened page and its opener talk through; https://developers.weixin.qq.com/miniprogram/dev/api/route/EventChannel.html */
export interface EventChannel {
  emit(name: string, ...args: readonly unknown[]): void
  on(name: string, listener: Listener): void
  once(name: string, listener: Listener): void
  off(name: string, listener?: Listener): void
}

type Listener = (...args: readonly unknown[]) => void
interface Entry { readonly listener: Listener; readonly once: boolean }

/** The two ends: what one emits, the other hears. What was emitted before anybody listened waits. */
export function pairOfChannels(): readonly [opener: EventChannel, opened: EventChannel] {
  const toOpener = createPipe()
  const toOpened = createPipe()
  return [endOf(toOpener, toOpened), endOf(toOpened, toOpener)]
}

interface Pipe { readonly entries: Map<string, Entry[]>; readonly waiting: Map<string, (readonly unknown[])[]> }
const createPipe = (): Pipe => ({ entries: new Map(), waiting: new Map() })
const MOST_WAITING = 100

function endOf(mine: Pipe, theirs: Pipe): EventChannel {
  const add = (name: string, entry: Entry): void => {
    mine.entries.set(name, [...(mine.entries.get(name) ?? []), entry])
    for (const args of mine.waiting.get(name)?.splice(0) ?? []) deliver(mine, name, args)
  }
  return {
    emit: (name, ...args) => deliver(theirs, name, args),
    on: (name, listener) => add(name, { listener, once: false }),
    once: (name, listener) => add(name, { listener, once: true }),
    off: (name, listener) => void mine.entries.set(name, listener ? (mine.entries.get(name) ?? []).filter((entry) => entry.listener !== listener) : []),
  }
}

function deliver(pipe: Pipe, name: string, args: readonly unknown[]): void {
  const entries = pipe.entries.get(name) ?? []
  if (entries.length === 0) {
    const waiting = pipe.waiting.get(name) ?? []
    pipe.waiting.set(name, [...waiting, args].slice(-MOST_WAITING))
    return
  }
  pipe.entries.set(name, entries.filter(({ once }) => !once))
  for (const { listener } of entries) listener(...args)
}
