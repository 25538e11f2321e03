import { act, render } from '@testing-library/react'
import { failure, success } from '#shared/kernel/result'
import type { Result } from '#shared/kernel/result'
import { createScope } from '#shared/kernel/scope'
import type { FailureCode } from '#shared/protocol/failures'
import type { MediaGrant } from '#shared/protocol/http'
import type { MediaNeeds, MediaProvider, MediaRoom } from '../../../src/media/contract'

/** A visit whose addresses the test hands out. */
export interface OpenRoom {
  readonly room: MediaRoom
  readonly page: HTMLElement
  /** Each address and grant asked for, in order: `publish:camera`, `play:<stream>`, `grant`. */
  readonly asked: readonly string[]
  readonly notes: readonly string[]
  /** Every later ask is refused; null lets them through again. */
  refuse(why: FailureCode | null): void
  show(streams: readonly string[]): void
  end(): void
}

export const GATEWAY: MediaGrant = { engine: 'gateway', play: [] }

/** Opens it and puts its views on a page. */
export function openRoom(provider: MediaProvider, grant: MediaGrant = GATEWAY, extra: Partial<MediaNeeds> = {}): OpenRoom {
  const scope = createScope()
  const asked: string[] = []
  const notes: string[] = []
  let refusal: FailureCode | null = null
  const answer = <Value,>(what: string, value: Value): Promise<Result<Value, FailureCode>> => {
    asked.push(what)
    return Promise.resolve(refusal === null ? success(value) : failure(refusal))
  }
  const at = (of: string) => `${of}-${asked.length}`
  const room = provider.open({
    grant,
    publishAddress: (source) => answer(`publish:${source}`, { streamId: `room1-ann-${source}`, whip: `http://gateway.example/whip/${at(source)}?token=t`, rtmp: `rtmp://gateway.example/${at(source)}?token=t`, expiresAt: Date.now() + 600_000 }),
    playAddress: (stream) => answer(`play:${stream}`, { streamId: stream, whep: `http://gateway.example/whep/${at(stream)}?token=t`, flv: `http://gateway.example/${at(stream)}.flv?token=t`, rtmp: `rtmp://gateway.example/${at(stream)}?token=t`, still: `http://gateway.example/${at(stream)}.jpg?token=t`, expiresAt: Date.now() + 600_000 }),
    renewGrant: () => answer('grant', grant),
    note: ({ what, code }) => void notes.push(code === undefined ? what : `${what}/${code}`),
    ...extra,
  }, scope)
  const { LocalVideo, RemoteVideo, Unseen } = room
  const draw = (streams: readonly string[]) => <div><div id='me'><LocalVideo /></div>{streams.map((stream) => <div key={stream} id={stream}><RemoteVideo stream={stream} fit='cover' /></div>)}<div id='unseen'><Unseen /></div></div>
  const page = render(draw([]))
  return {
    room, asked, notes,
    page: page.container,
    refuse: (why) => void (refusal = why),
    show: (streams) => act(() => page.rerender(draw(streams))),
    end: () => act(() => scope.end()),
  }
}

/** Lets fake time pass for React too; `each` is called after each step. */
export const pass = async (ms: number, each?: () => void): Promise<void> => {
  const step = Math.max(SHORTEST_STEP_MS, ms / MOST_STEPS)
  for (let passed = 0; passed < ms; passed += step) {
    await act(async () => {
      await jest.advanceTimersByTimeAsync(step)
      each?.()
    })
  }
}

const SHORTEST_STEP_MS = 50
const MOST_STEPS = 100
