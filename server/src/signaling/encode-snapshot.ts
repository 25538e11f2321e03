import type { Json } from '#shared/kernel/json'
import { cutText, inPieces, MAX_PIECE_LENGTH, pieceText } from '#shared/protocol/pieces'
import type { ServerMessage } from '#shared/protocol/server-message'

/** The frames of a snapshot. What a law keeps may be megabytes, the same for many who come in: it is encoded once, between what differs. */
export function encodeSnapshot({ room: { law, ...room }, ...message }: Extract<ServerMessage, { readonly type: 'snapshot' }>): readonly Buffer[] {
  const head = `${JSON.stringify(message).slice(0, -1)},"room":${JSON.stringify(room).slice(0, -1)},"law":`
  const known = typeof law === 'object' && law !== null ? piecesOf(law) : JSON.stringify(law)
  if (typeof known === 'string') return inPieces(`${head}${known}}}`).map(encode)
  return [...cutText(head).map((text) => encode(pieceText(text, false))), ...known, encode(pieceText('}}', true))]
}

/** By the state that they tell of: it is replaced, never changed. */
const pieces = new WeakMap<object, readonly Buffer[]>()

/** A law's state as its text, or as frames if it is long. */
function piecesOf(law: Exclude<Json, null | boolean | number | string>): string | readonly Buffer[] {
  const known = pieces.get(law)
  if (known !== undefined) return known
  const text = JSON.stringify(law)
  if (text.length <= MAX_PIECE_LENGTH) return text
  const made = cutText(text).map((part) => encode(pieceText(part, false)))
  pieces.set(law, made)
  return made
}

const encode = (text: string): Buffer => Buffer.from(text)
