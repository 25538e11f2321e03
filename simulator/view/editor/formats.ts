import Quill, { Parchment } from 'quill/core.js'
import { BlockEmbed } from 'quill/blots/block.js'
import Inline from 'quill/blots/inline.js'
import Bold from 'quill/formats/bold.js'
import { ColorAttributor, ColorStyle } from 'quill/formats/color.js'
import Header from 'quill/formats/header.js'
import Image from 'quill/formats/image.js'
import Indent from 'quill/formats/indent.js'
import Italic from 'quill/formats/italic.js'
import Link from 'quill/formats/link.js'
import List from 'quill/formats/list.js'
import Script from 'quill/formats/script.js'
import Strike from 'quill/formats/strike.js'
import Underline from 'quill/formats/underline.js'

const { Scope, StyleAttributor } = Parchment

class Inserted extends Inline {
  static override blotName = 'ins'
  static override tagName = 'INS'
}

class Divider extends BlockEmbed {
  static override blotName = 'divider'
  static override tagName = 'HR'
}

/** What `insertImage` writes on a picture. */
export const IMAGE_ATTRIBUTES = ['alt', 'width', 'height', 'class', 'data-custom', 'data-local'] as const

const ofImage = (name: string): boolean => IMAGE_ATTRIBUTES.some((attribute) => attribute === name)

/** Quill's picture, with WeChat's attributes. */
class Picture extends Image {
  static override sanitize(url: string): string {
    return /^(https?:|data:image\/|blob:|cloud:|\/)/.test(url) ? url : '//:0'
  }

  static override formats(node: Element): Record<string, string | null> {
    return Object.fromEntries(IMAGE_ATTRIBUTES.filter((name) => (node.getAttribute(name) ?? '') !== '').map((name) => [name, node.getAttribute(name)]))
  }

  override format(name: string, value: string): void {
    if (!ofImage(name)) super.format(name, value)
    else if (value) this.domNode.setAttribute(name, value)
    else this.domNode.removeAttribute(name)
  }
}

/** Styles of a piece of text, and of a line, by WeChat's names. */
const INLINE_STYLES = ['font', 'fontSize', 'fontStyle', 'fontVariant', 'fontWeight', 'fontFamily', 'letterSpacing', 'textDecoration']
const LINE_STYLES = ['margin', 'marginTop', 'marginBottom', 'marginLeft', 'marginRight', 'padding', 'paddingTop', 'paddingBottom', 'paddingLeft', 'paddingRight', 'lineHeight', 'textIndent', 'wordWrap', 'wordBreak', 'whiteSpace']

const property = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

const attributors = [
  ColorStyle,
  new ColorAttributor('backgroundColor', 'background-color', { scope: Scope.INLINE }),
  new StyleAttributor('align', 'text-align', { scope: Scope.BLOCK, whitelist: ['left', 'center', 'right', 'justify'] }),
  new StyleAttributor('direction', 'direction', { scope: Scope.BLOCK, whitelist: ['rtl'] }),
  ...INLINE_STYLES.map((name) => new StyleAttributor(name, property(name), { scope: Scope.INLINE })),
  ...LINE_STYLES.map((name) => new StyleAttributor(name, property(name), { scope: Scope.BLOCK })),
]

const blots = { bold: Bold, divider: Divider, header: Header, image: Picture, ins: Inserted, italic: Italic, link: Link, list: List, script: Script, strike: Strike, underline: Underline }

/** Every format that `EditorContext.format` and `enable-formats` know. */
export const FORMATS: readonly string[] = [...Object.keys(blots), 'indent', ...attributors.map(({ attrName }) => attrName)]

/** Makes Quill's formats those of WeChat's editor: styles stand in the text itself, not in classes. */
export function registerFormats(): void {
  Quill.register({
    ...Object.fromEntries(Object.entries(blots).map(([name, blot]) => [`formats/${name}`, blot])),
    'formats/indent': Indent,
    ...Object.fromEntries(attributors.map((attributor) => [`formats/${attributor.attrName}`, attributor])),
  }, true)
}
