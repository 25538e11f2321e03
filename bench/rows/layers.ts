import { createScope } from '#shared/kernel/scope'
import { encode } from '../../test/support/encoded.ts'
import { eventually, pause } from '../../test/support/eventually.ts'
import { startGatewayProcess } from '../../test/support/gateway-process.ts'
import { play, publish } from '../../test/support/webrtc-client.ts'
import { receive } from '../../test/support/webrtc-receiver.ts'
import { sendEncoded } from '../../test/support/webrtc-sender.ts'
import { quantile } from '../figures.ts'
import type { Row } from '../row.ts'
import { round } from '../table.ts'

const STREAM = 'room-ann-camera'
/** The NAL unit type of parameter sets: each layer has its own. */
const SPS = 7

/** What a small tile costs beside a large one, and how soon the other picture is there. */
export const row: Row = {
  title: 'Big and small picture: a tile that changes between them',
  measure: async ({ scope, quick, tell }) => {
    const [changes, seconds] = quick ? [6, 2] : [40, 10]
    const gateway = await startGatewayProcess()
    const visit = createScope(scope)
    try {
      const layers = { big: encode({ size: '640x360', kbps: 1_000 }), small: encode({ size: '320x180', kbps: 120 }) }
      sendEncoded(await publish(gateway.whip(STREAM), { kinds: ['video', 'audio', 'small'] }), layers.big, { small: layers.small }, visit)
      const viewer = await play(gateway.whep(STREAM, { user: 'bob' }))
      const receiver = receive(viewer)
      await eventually('a picture', () => receiver.packets('video')[0] ?? null)
      const spsOf = ({ pictures }: typeof layers.big): Buffer => pictures[0]?.find((nal) => ((nal[0] ?? 0) & 0x1f) === SPS) ?? Buffer.alloc(1)
      const bytesWithin = async (): Promise<number> => {
        receiver.forget()
        await pause(seconds * 1_000)
        return receiver.packets('video').reduce((sum, { payload }) => sum + payload.length, 0) / seconds
      }
      const took: number[] = []
      const changeTo = async (layer: 'big' | 'small'): Promise<void> => {
        receiver.forget()
        const began = performance.now()
        await fetch(viewer.location, { method: 'PATCH', body: JSON.stringify({ layer }), headers: { 'content-type': 'application/json' } })
        const first = await eventually(`the ${layer} picture`, () => receiver.packets('video').find(({ payload }) => payload.includes(spsOf(layers[layer]))) ?? null)
        took.push(first.atMs - began)
        await pause(500)
      }
      const big = await bytesWithin()
      for (let change = 0; change < changes; change += 1) await changeTo(change % 2 === 0 ? 'small' : 'big')
      await changeTo('small')
      const small = await bytesWithin()
      tell(`${took.length} changes`)
      await viewer.leave()
      return [
        { what: 'a small tile, pictures a second', value: round(small / 1_024), unit: 'KB', note: `${round(big / 1_024)} KB of a large one` },
        { what: 'change of layer, p50', value: round(quantile(took, 0.5)), unit: 'ms', atMost: 300, note: `${took.length} changes, from the wish to the first packet of the other picture` },
        { what: 'change of layer, p95', value: round(quantile(took, 0.95)), unit: 'ms' },
      ]
    } finally {
      visit.end()
      await gateway.stop()
    }
  },
}
