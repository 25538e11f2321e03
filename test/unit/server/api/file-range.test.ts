import { answerFor, etagOf } from '../../../../server/src/api/file-range'

const MODIFIED = Date.parse('2026-03-01T10:00:00.250Z')
const facts = { bytes: 1_000, modifiedAt: MODIFIED }
const answer = (headers: Record<string, string>, method = 'GET') => answerFor(headers, method, facts)
const day = 'Sun, 01 Mar 2026 10:00:00 GMT'
const dayBefore = 'Sat, 28 Feb 2026 10:00:00 GMT'

const WHOLE = { status: 200, start: 0, end: 999 }

test.each([
  ['bytes=0-', { status: 206, start: 0, end: 999 }],
  ['bytes=0-0', { status: 206, start: 0, end: 0 }],
  ['bytes=10-19', { status: 206, start: 10, end: 19 }],
  ['bytes=990-5000', { status: 206, start: 990, end: 999 }],
  ['bytes=-7', { status: 206, start: 993, end: 999 }],
  ['bytes=-5000', { status: 206, start: 0, end: 999 }],
  ['bytes=1000-', { status: 416 }],
  ['bytes=-0', { status: 416 }],
  ['bytes=99999999999999999999-', WHOLE],
  ['bytes=9-3', WHOLE],
  ['bytes=-', WHOLE],
  ['bytes=0-1,5-6', WHOLE],
  ['lines=1-2', WHOLE],
  ['', WHOLE],
])('the range %s', (range, expected) => expect(answer({ range })).toEqual(expected))

test('an empty file has no range', () => {
  expect(answerFor({ range: 'bytes=0-' }, 'GET', { bytes: 0, modifiedAt: 1 })).toEqual({ status: 416 })
  expect(answerFor({ range: 'bytes=-1' }, 'GET', { bytes: 0, modifiedAt: 1 })).toEqual({ status: 416 })
  expect(answerFor({}, 'GET', { bytes: 0, modifiedAt: 1 })).toEqual({ status: 200, start: 0, end: -1 })
})

test('a head is of the whole', () => expect(answer({ range: 'bytes=1-2' }, 'HEAD')).toEqual(WHOLE))

test.each([
  [{ 'if-none-match': etagOf(facts) }, 304],
  [{ 'if-none-match': '"other", *' }, 200],
  [{ 'if-none-match': '*' }, 304],
  [{ 'if-none-match': '"other"', 'if-modified-since': day }, 200],
  [{ 'if-modified-since': day }, 304],
  [{ 'if-modified-since': dayBefore }, 200],
  [{ 'if-modified-since': 'yesterday' }, 200],
  [{ 'if-match': `"other", ${etagOf(facts)}` }, 200],
  [{ 'if-match': '"other"' }, 412],
  [{ 'if-match': '*', 'if-unmodified-since': dayBefore }, 200],
  [{ 'if-unmodified-since': day }, 200],
  [{ 'if-unmodified-since': dayBefore }, 412],
])('%j is answered with %i', (headers, status) => expect(answer(headers as never).status).toBe(status))

test('a range of what changed meanwhile is the whole', () => {
  const range = 'bytes=1-2'
  expect(answer({ range, 'if-range': etagOf(facts) }).status).toBe(206)
  expect(answer({ range, 'if-range': '"other"' }).status).toBe(200)
  expect(answer({ range, 'if-range': day }).status).toBe(206)
  expect(answer({ range, 'if-range': dayBefore }).status).toBe(200)
  expect(answer({ range, 'if-range': 'soon' }).status).toBe(200)
})
