import { Delta } from 'quill/core.js'

const LINES = 'u, s, del, strike'

/** Text that was taken out is struck through. */
export const strikeDeleted = (_node: Node, delta: Delta): Delta => delta.compose(new Delta().retain(delta.length(), { strike: true }))

/** Undoes what Quill makes of two styles when it reads HTML, for here they stay styles: a tab for an indent, a format for a line through or under the text. */
export function keepOwnStyles(node: Node, delta: Delta): Delta {
  if (!isStyled(node)) return delta
  const { textIndent, textDecoration, textDecorationLine } = node.style
  const kept = Number.parseFloat(textIndent) > 0 ? delta.slice(1) : delta
  if (`${textDecoration}${textDecorationLine}` === '' || node.matches(LINES) || node.querySelector(LINES) !== null) return kept
  return kept.compose(new Delta().retain(kept.length(), { underline: null, strike: null }))
}

/** A script's text is no text of the page. */
export const leaveOut = (): Delta => new Delta()

const isStyled = (node: Node): node is HTMLElement => 'style' in node
