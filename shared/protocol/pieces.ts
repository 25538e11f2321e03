import type { ServerMessage } from './server-message.ts'

/** Part of a message that is too long for one frame. */
export type Piece = Extract<ServerMessage, { readonly type: 'piece' }>

/** Longest text in one frame, in UTF-16 units: on a link of 300 kbit/s a piece comes within the time that a client waits for a sign. */
export const MAX_PIECE_LENGTH = 128 * 1024

/** A message's text as the texts of its frames: itself, or pieces. */
export function inPieces(text: string): readonly string[] {
  if (text.length <= MAX_PIECE_LENGTH) return [text]
  const cut = cutText(text)
  return cut.map((part, index) => pieceText(part, index === cut.length - 1))
}

/** A text as parts that each fit a piece. */
export const cutText = (text: string): readonly string[] =>
  Array.from({ length: Math.ceil(text.length / MAX_PIECE_LENGTH) }, (_, index) => text.slice(index * MAX_PIECE_LENGTH, (index + 1) * MAX_PIECE_LENGTH))

/** One frame's text. */
export function pieceText(text: string, last: boolean): string {
  const piece: Piece = { type: 'piece', text, last }
  return JSON.stringify(piece)
}

/** Puts the pieces of one connection together again: answers the message's text at the last one, and null before. */
export function createPieces(): (piece: Piece) => string | null {
  let texts: string[] = []
  return ({ text, last }) => {
    texts.push(text)
    if (!last) return null
    const whole = texts.join('')
    texts = []
    return whole
  }
}
