import type { LoggedEvent } from '#shared/room/events'
import { createTranscript } from '../../../src/signaling/transcript'

const chat = (seq: number): LoggedEvent => ({ seq, at: 0, event: { type: 'chat.sent', from: 'ann', name: 'Ann', text: '' } })
const hidden = (seq: number, count?: number): LoggedEvent => ({ seq, at: 0, event: { type: 'law.hidden', count } })

test('a run of hidden events stands for all its numbers', () => {
  const transcript = createTranscript()
  transcript.restart({ epoch: 'e', seq: 3, who: 'me' })
  expect([hidden(4), hidden(9, 5), hidden(9, 5), chat(10), hidden(13, 2)].map((event) => transcript.read(event))).toEqual(['next', 'next', 'known', 'next', 'gap'])
  expect(transcript.resumePoint('me')).toEqual({ epoch: 'e', since: 10 })
})
