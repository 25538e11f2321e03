import type { Attended } from '#shared/protocol/attendance'

const WIDTH = 200
const HEIGHT = 8
/** Shorter than this nobody sees. */
const NARROWEST = 1

/** When somebody was present between two times, as an SVG document: a filled stretch for each span. */
export function presenceSvg(spans: Attended['spans'], from: number, to: number): string {
  const length = Math.max(1, to - from)
  const place = (at: number) => round(Math.min(1, Math.max(0, (at - from) / length)) * WIDTH)
  const stretches = spans.map((span) => `<rect x="${place(span.from)}" width="${Math.max(NARROWEST, round(place(span.to) - place(span.from)))}" height="${HEIGHT}" rx="1" fill="#2cc5c0"/>`)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none"><rect width="${WIDTH}" height="${HEIGHT}" rx="2" fill="#2a313c"/>${stretches.join('')}</svg>`
}

const round = (value: number) => Math.round(value * 10) / 10
