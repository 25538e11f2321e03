import { isOn, numberOf, textOf } from '../attribute-values.ts'
import type { ComponentNeeds, ComponentPlan } from '../component.ts'
import { childrenIn, part, shadowOf } from '../parts.ts'

const SPACES: Readonly<Record<string, string>> = { ensp: '\u2002', emsp: '\u2003', nbsp: '\u00a0' }
const OVERFLOWS: Readonly<Record<string, string>> = { clip: 'text-overflow: clip', ellipsis: 'text-overflow: ellipsis', fade: '-webkit-mask-image: linear-gradient(90deg, #000 85%, transparent)', visible: 'overflow: visible' }

/** https://developers.weixin.qq.com/miniprogram/dev/component/text.html */
export const text: ComponentPlan = {
  tag: 'text',
  attributes: ['selectable', 'user-select', 'space', 'decode', 'overflow', 'max-lines'],
  events: [],
  create(needs) {
    const { host, attribute } = needs
    const root = shadowOf(host)
    const style = part(root, 'style')
    childrenIn(root)
    const written = createWriter(needs)
    const dress = (): void => {
      const lines = numberOf(attribute('max-lines'), 0)
      const selected = isOn(attribute('user-select')) || isOn(attribute('selectable'))
      // The page's own sheet says `inline`, and would win.
      style.textContent = `:host(:not([hidden])) { ${selected ? '-webkit-user-select: text; user-select: text; cursor: text;' : ''} ${lines > 0 ? `display: -webkit-box !important; -webkit-line-clamp: ${lines}; -webkit-box-orient: vertical; overflow: hidden;` : ''} ${OVERFLOWS[textOf(attribute('overflow'))] ?? ''} }`
    }
    return {
      set(name) {
        dress()
        if (name === 'decode' || name === 'space') written()
      },
      attached: written,
    }
  },
}

/** Writes the text as its attributes say, now and whenever the page changes it. */
function createWriter({ host, window, scope, attribute }: ComponentNeeds): () => void {
  const originals = new WeakMap<Node, { readonly given: string; readonly shown: string }>()
  const write = (): void => {
    const space = SPACES[textOf(attribute('space'))]
    for (const child of host.childNodes) {
      if (child.nodeType !== TEXT_NODE) continue
      const now = child.textContent ?? ''
      const known = originals.get(child)
      const given = known?.shown === now ? known.given : now
      const decoded = isOn(attribute('decode')) ? decode(given) : given
      const shown = (space ? decoded.replaceAll(' ', space) : decoded).replaceAll('\\n', '\n')
      originals.set(child, { given, shown })
      if (shown !== now) child.textContent = shown
    }
    observer.takeRecords()
  }
  const observer = new window.MutationObserver(write)
  observer.observe(host, { childList: true, characterData: true, subtree: true })
  scope.onEnd(() => observer.disconnect())
  return write
}

const TEXT_NODE = 3
const ENTITIES: Readonly<Record<string, string>> = { '&nbsp;': '\u00a0', '&lt;': '<', '&gt;': '>', '&amp;': '&', '&apos;': '\'', '&ensp;': '\u2002', '&emsp;': '\u2003' }
const decode = (given: string): string => given.replace(/&\w+;/g, (entity) => ENTITIES[entity] ?? entity)
