import { after } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'
import type { Answer } from './exchange'
import type { Layer } from './tile-layers'

/** A request that got lost is repeated after this, in ms. */
const RETRY_MS = 2_000

/** Tells the gateway which picture is wanted: one request at a time, the last wish counts. `first` is what the connection began with. */
export function createLayerWish(life: Scope, change: Answer['change'], first: Layer): (layer: Layer) => void {
  let [told, wish]: [Layer, Layer] = [first, first]
  let busy = false
  const tell = async () => {
    if (busy || life.ended || told === wish) return
    busy = true
    const asked = wish
    const outcome = await change({ layer: asked })
    busy = false
    if (outcome === 'done') told = asked
    // A session that is gone, or a gateway that knows no layers: the connection's own end, or the big picture, is all there is.
    if (outcome === 'refused') return
    if (outcome === 'lost') after(life, RETRY_MS, () => void tell())
    else void tell()
  }
  return (layer) => {
    wish = layer
    void tell()
  }
}
