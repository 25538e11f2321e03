import { after } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'
import type { Conversion, SoundConverter } from '../stream/sound.ts'
import { AAC_OUT } from './aac-out.ts'
import type { CodecNews, CodecOrder, ConversionKind } from './messages.ts'

/** What goes to the codec process. */
interface Needs {
  readonly send: (order: CodecOrder) => void
}

/** The streams' converter, on top of a process that may come and go. */
export interface Conversions extends SoundConverter {
  readonly open: number
  take(news: CodecNews): void
  /** The process is a new one: opens all again. */
  reopen(): void
}

/** A conversion that failed by its input is tried again after this. */
const REOPEN_MS = 500

interface Open {
  readonly kind: ConversionKind
  readonly onMade: (data: Buffer, atMs: number, level: number | null) => void
}

/** No conversion is open. */
export function createConversions({ send }: Needs, scope: Scope): Conversions {
  const conversions = new Map<number, Open>()
  let lastId = 0
  const begin = (kind: ConversionKind, onMade: Open['onMade']): Conversion => {
    lastId += 1
    const id = lastId
    conversions.set(id, { kind, onMade })
    send({ type: 'open', id, conversion: kind })
    return {
      push: (data, atMs) => send({ type: 'push', id, data, atMs }),
      close() {
        if (conversions.delete(id)) send({ type: 'close', id })
      },
    }
  }
  const openAgain = (id: number): void => {
    const known = conversions.get(id)
    if (known !== undefined) send({ type: 'open', id, conversion: known.kind })
  }
  return {
    get open() {
      return conversions.size
    },
    aacToOpus: ({ asc, sampleRate, channels }, onOpus) => begin({ to: 'opus', asc, sampleRate, channels }, onOpus),
    opusToAac: (onAac) => begin({ to: 'aac' }, (data, atMs) => onAac(data, atMs, AAC_OUT)),
    take(news) {
      if (news.type === 'failed') return after(scope, REOPEN_MS, () => openAgain(news.id))
      if (news.type !== 'made') return
      const { data } = news
      conversions.get(news.id)?.onMade(Buffer.from(data.buffer, data.byteOffset, data.byteLength), news.atMs, news.level)
    },
    reopen: () => [...conversions.keys()].forEach(openAgain),
  }
}
