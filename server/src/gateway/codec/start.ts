import type { Scope } from '#shared/kernel/scope'
import { impossible } from '#shared/kernel/impossible'
import { createConverter } from './convert.ts'
import type { Converter } from './convert.ts'
import { drawStill } from './draw-still.ts'
import { parseCodecOrder } from './messages.ts'
import type { CodecNews, CodecOrder } from './messages.ts'

/** The codec process: converts sound and draws stills for the gateway that forked it, and ends with it. */
export function startCodec(scope: Scope): void {
  const converters = new Map<number, Converter>()
  const tell = (news: CodecNews): void => {
    // The channel may be closing: the gateway is ending then, and so is this process.
    if (process.connected) process.send?.(news, undefined, undefined, () => undefined)
  }
  process.on('message', (message) => {
    const order = parseCodecOrder(message)
    if (order !== null) obey(order, converters, tell)
  })
  process.on('disconnect', () => {
    scope.end()
    process.exit(0)
  })
  scope.onEnd(() => converters.forEach((converter) => converter.close()))
}

function obey(order: CodecOrder, converters: Map<number, Converter>, tell: (news: CodecNews) => void): void {
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
    default:
      return impossible(order)
  }
}

function open({ id, conversion }: Extract<CodecOrder, { type: 'open' }>, converters: Map<number, Converter>, tell: (news: CodecNews) => void): void {
  const onFailed = (): void => {
    converters.delete(id)
    tell({ type: 'failed', id })
  }
  try {
    converters.set(id, createConverter(conversion, { onMade: (data, atMs, level) => tell({ type: 'made', id, data, atMs, level }), onFailed }))
  } catch {
    onFailed()
  }
}
