import { component } from 'glass-easel-miniprogram-adapter'

/** Told of each setData of one page: what crosses the border as JSON. */
export interface Traffic {
  /** `bytes` of UTF-8; the answer is called when the page shows it. */
  crossed(is: string, bytes: number): () => void
  refused(is: string, why: string): void
}

/** The traffic of each page, by its backend context. */
const traffics = new WeakMap<object, Traffic>()

export const countTraffic = (context: object, traffic: Traffic): void => void traffics.set(context, traffic)

const crossing = new WeakSet<object>()

/** To be called before the first page: every setData goes through JSON, as between WeChat's two threads, and is counted. */
export function crossBorder(): void {
  const { prototype } = component.ComponentCaller

  const plainSetData = prototype.setData
  if (crossing.has(plainSetData)) return
  const setData: typeof plainSetData = function (this: typeof prototype, data, told) {
    const is = this._$.is
    const context = this._$.getBackendContext()
    const traffic = context === null ? undefined : traffics.get(context)
    if (typeof data !== 'object' || data === null) return traffic?.refused(is, `setData takes an object, and got ${data === null ? 'null' : typeof data}`)
    for (const [key, value] of Object.entries(data)) if (value === undefined) traffic?.refused(is, `setData: "${key}" is undefined; WeChat leaves it as it was`)
    const json = JSON.stringify(data)
    const drawn = traffic?.crossed(is, utf8Length(json))
    plainSetData.call(this, JSON.parse(json), () => {
      drawn?.()
      told?.call(this)
    })
  }
  crossing.add(setData)
  prototype.setData = setData
}

/** Bytes of a text in UTF-8; halves of a pair are counted as three, as an encoder would write them. */
export function utf8Length(text: string): number {
  let bytes = 0
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return bytes
}
