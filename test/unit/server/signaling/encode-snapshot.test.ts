import * as fc from 'fast-check'
import { createPieces, inPieces, MAX_PIECE_LENGTH } from '#shared/protocol/pieces'
import { parseServerMessage } from '#shared/protocol/parse-server-message'
import type { ServerMessage } from '#shared/protocol/server-message'
import { encodeSnapshot } from '../../../../server/src/signaling/encode-snapshot'
import { member, room } from '../../../support/room'

/** What a client understands of frames. */
function read(frames: readonly string[]): unknown {
  const take = createPieces()
  const heard = frames.flatMap((frame): readonly ServerMessage[] => {
    const parsed = parseServerMessage(frame)
    if (!parsed.ok) throw new Error(`not understood: ${frame.slice(0, 100)}`)
    if (parsed.value.type !== 'piece') return [parsed.value]
    const whole = take(parsed.value)
    const message = whole === null ? null : parseServerMessage(whole)
    return message?.ok ? [message.value] : []
  })
  expect(heard).toHaveLength(1)
  return heard[0]
}

const snapshot = (law: Parameters<typeof room>[0]) => ({ type: 'snapshot' as const, epoch: 'e1', seq: 7, you: 'ann', now: 5, room: room({ members: [member({ id: 'ann' })], ...law }) })
const textsOf = (message: ReturnType<typeof snapshot>) => encodeSnapshot(message).map(String)
const long = { board: Array.from({ length: 30_000 }, (_, index) => `画 "${index}" 😀`) }

test('a short snapshot is one frame, a long one pieces, and both say what they say', () => {
  fc.assert(fc.property(fc.jsonValue(), (json) => {
    const message = snapshot({ law: JSON.parse(JSON.stringify(json)) })
    expect(textsOf(message)).toHaveLength(1)
    expect(read(textsOf(message))).toEqual(message)
  }))
  const message = snapshot({ law: long })
  expect(textsOf(message).length).toBeGreaterThan(3)
  expect(read(textsOf(message))).toEqual(message)
})

test('a long law is encoded once for all who come in', () => {
  const [one, other] = [encodeSnapshot(snapshot({ law: long })), encodeSnapshot({ ...snapshot({ law: long }), you: 'bob' })]
  expect(one.slice(1, -1).every((frame, index) => frame === other[index + 1])).toBe(true)
  expect(read(other.map(String))).toMatchObject({ you: 'bob' })
})

test('pieces are short, and make their text again wherever it is cut', () => {
  fc.assert(fc.property(fc.integer({ min: MAX_PIECE_LENGTH - 3, max: MAX_PIECE_LENGTH + 3 }), (length) => {
    const text = JSON.stringify({ type: 'nak', id: 1, code: 'room/full', more: `${'x'.repeat(length)}😀😀` })
    const frames = inPieces(text)
    expect(frames).toHaveLength(2)
    expect(read(frames)).toMatchObject({ type: 'nak', id: 1 })
  }), { numRuns: 10 })
})
