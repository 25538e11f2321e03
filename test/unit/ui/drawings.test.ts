import { initialOf } from '#shared/room/initial'
import { chartSvg } from '../../../src/ui/chart'
import { qrMatrix } from '../../../src/ui/qr-matrix'
import { qrSvg } from '../../../src/ui/qr-code'

test('a gap in the measurement is a gap in the line', () => {
  expect(chartSvg([1, 2, null, 3], undefined, '#fff').match(/M/g)).toHaveLength(2)
})

test('a chart of nothing is still a drawing', () => {
  expect(chartSvg([], undefined, '#fff')).toContain('<svg')
  expect(chartSvg([null], 10, '#fff')).not.toContain('NaN')
})

test('a QR code has its three finders, and a quiet frame around', () => {
  const rows = qrMatrix('http://192.168.0.9:8080/#/pages/join/index?code=482913')
  const finder = (x: number, y: number) => [0, 1, 2, 3, 4, 5, 6].map((step) => rows[y]?.[x + step] && rows[y + step]?.[x]).every(Boolean)
  const far = rows.length - 7
  expect([finder(0, 0), finder(far, 0), finder(0, far)]).toEqual([true, true, true])
  expect(qrSvg(rows)).toContain(`viewBox="0 0 ${rows.length + 8} ${rows.length + 8}"`)
})

test.each([['林老师', '师'], ['林老师（你）', '师'], ['Ada (you)', 'A'], ['陈一诺', '诺'], ['Ada Lovelace', 'A'], ['  ada', 'A'], ['🙂', '🙂'], ['', '?']])('%s is shown by %s', (name, letter) => {
  expect(initialOf(name)).toBe(letter)
})
