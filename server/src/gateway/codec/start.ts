import type { Scope } from '#shared/kernel/scope'
import { impossible } from '#shared/kernel/impossible'
import { createConverter } from './convert.ts'
import type { Converter } from './convert.ts'
import { drawStill } from './draw-still.ts'
import { parseCodecOrder } from './messages.ts'
import type { CodecNews, CodecOrder } from './messages.ts'
import { createMixers } from './mixers.ts'
import type { Mixers } from './mixers.ts'

type Tell = (news: CodecNews) => void

/** The codec process: converts sound, draws stills and mixes for the gateway that forked it, and ends with it. */
export function startCodec(scope: Scope): void {
  const converters = new Map<number, Converter>()
  const tell: Tell = (news) => {
    // The channel may be closing: the gateway is ending then, and so is this process.
    if (process.connected) process.send?.(news, undefined, undefined, () => undefined)
  }
  const mixers = createMixers(tell, scope)
  process.on('message', (message) => {
    const order = parseCodecOrder(message)
    if (order !== null) obey(order, { converters, mixers, tell })
  })
  process.on('disconnect', () => {
    scope.end()
    process.exit(0)
  })
  scope.onEnd(() => converters.forEach((converter) => converter.close()))
}

interface Work {
  readonly converters: Map<number, Converter>
  readonly mixers: Mixers
  readonly tell: Tell
}

function obey(order: CodecOrder, { converters, mixers, tell }: Work): void {
  const { id } = order
  switch (order.type) {
    case 'open':
      return open(order, converters, tell)
    case 'push':
      return converters.get(id)?.push(order.data, order.atMs)
    case 'still':
      return void drawStill(order).catch(() => null).then((jpeg) => tell({ type: 'still', id, jpeg }))
    case 'close':
      converters.get(id)?.close()
      return void converters.delete(id)
    case 'mix':
    case 'mix-input':
    case 'mix-input-end':
      return mixers.obey(order)
    default:
      return impossible(order)
  }
}

function open({ id, conversion }: Extract<CodecOrder, { type: 'open' }>, converters: Map<number, Converter>, tell: Tell): void {
  const onFailed = (): void => {
    converters.delete(id)
    tell({ type: 'failed', id })
  }
  try {
    // It may be open: asked for anew after a fault, and again as this process began.
    converters.get(id)?.close()
    converters.set(id, createConverter(conversion, { onMade: (data, atMs, level) => tell({ type: 'made', id, data, atMs, level }), onFailed }))
  } catch {
    onFailed()
  }
}
