import { phoneLengths } from '../border/lengths.ts'
import { listOf, memberOf, textOf } from './attribute-values.ts'

const SIZED = ['width', 'height']
const CELL = ['colspan', 'rowspan', ...SIZED]
/** Documented: tags that may stand in rich text, each with the attributes it may have beside `class` and `style`; all others are left out. */
const TRUSTED: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries('a abbr address article aside b bdi big blockquote br caption center cite code dd del div dl dt em fieldset font footer h1 h2 h3 h4 h5 h6 header hr i ins label legend li mark nav p pre q rt ruby s section small span strong sub sup tbody tfoot thead tr tt u ul'.split(' ').map((tag) => [tag, []])),
  bdo: ['dir'], col: ['span', 'width'], colgroup: ['span', 'width'], img: ['alt', 'src', ...SIZED], ol: ['start', 'type'], table: ['width'], td: CELL, th: CELL, font: ['color', 'size', 'face'],
}
const SPACES: Readonly<Record<string, string>> = { ensp: '\u2002', emsp: '\u2003', nbsp: '\u00a0' }
/** Deeper trees are cut: what a page gives may be anything. */
const DEEPEST = 60

/** Supplied by `rich-text`. */
export interface RichNeeds {
  readonly document: Document
  readonly space: string
  /** An address the browser can load, for pictures. */
  url(path: string): Promise<string>
}

/** The nodes of rich text, a list or a string of HTML, as elements of which none can do harm. */
export function richNodes(given: unknown, window: Window & typeof globalThis, needs: RichNeeds): readonly Node[] {
  if (typeof given !== 'string') return listOf(given).flatMap((node) => fromNode(node, needs, 0))
  return fromHtml(new window.DOMParser().parseFromString(given, 'text/html').body, needs, 0)
}

function fromNode(node: unknown, needs: RichNeeds, depth: number): readonly Node[] {
  if (memberOf(node, 'type') === 'text') return [textNode(unescaped(textOf(memberOf(node, 'text'))), needs)]
  const given: object = Object(memberOf(node, 'attrs'))
  const attributes = Object.entries(given).map(([name, value]): readonly [string, string] => [name, textOf(value)])
  return element(textOf(memberOf(node, 'name')).toLowerCase(), attributes, needs, depth, () => listOf(memberOf(node, 'children')).flatMap((child) => fromNode(child, needs, depth + 1)))
}

function fromHtml(parent: Node, needs: RichNeeds, depth: number): readonly Node[] {
  return [...parent.childNodes].flatMap((child) => {
    if (child.nodeType === TEXT_NODE) return [textNode(child.textContent ?? '', needs)]
    return isElement(child) ? element(child.localName, [...child.attributes].map(({ name, value }) => [name, value] as const), needs, depth, () => fromHtml(child, needs, depth + 1)) : []
  })
}

const TEXT_NODE = 3
const isElement = (node: Node): node is Element => 'localName' in node

function element(tag: string, attributes: readonly (readonly [string, string])[], needs: RichNeeds, depth: number, children: () => readonly Node[]): readonly Node[] {
  const allowed = Object.hasOwn(TRUSTED, tag) ? TRUSTED[tag] : undefined
  if (allowed === undefined || depth > DEEPEST) return []
  const made = needs.document.createElement(tag)
  for (const [name, value] of attributes) {
    if (name === 'style') made.setAttribute('style', phoneLengths(value))
    else if (name === 'src' && tag === 'img') void needs.url(value).then((url) => url && made.setAttribute('src', url))
    else if (name === 'class' || allowed.includes(name)) made.setAttribute(name, value)
  }
  made.append(...children())
  return [made]
}

const textNode = (text: string, { document, space }: RichNeeds): Node => document.createTextNode(SPACES[space] ? text.replaceAll(' ', SPACES[space]) : text)

const ENTITIES: Readonly<Record<string, string>> = { '&nbsp;': '\u00a0', '&lt;': '<', '&gt;': '>', '&amp;': '&', '&quot;': '"', '&apos;': '\'', '&ensp;': '\u2002', '&emsp;': '\u2003' }
const unescaped = (text: string): string => text.replace(/&\w+;/g, (entity) => ENTITIES[entity] ?? entity).replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Math.min(Number(code), 0x10ffff)))
