/** `12rpx`, `-.5rpx`; not inside names. */
const RPX = /(^|[^\w.#-])(-?(?:\d+\.?\d*|\.\d+))rpx\b/g
/** A desktop browser has no safe areas: the phone's come as variables. */
const SAFE_AREA = /\b(?:env|constant)\(\s*safe-area-inset-(top|right|bottom|left)\s*(?:,\s*[^()]*)?\)/g

/** What is between quotation marks, and addresses, stay as they are. */
const QUOTED = /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|url\([^)]*\)/g

/** A value of CSS with the phone's lengths: 750 rpx are its width, and its safe areas are its own. */
export function phoneLengths(value: string): string {
  if (!value.includes('rpx') && !value.includes('safe-area')) return value
  let made = ''
  let from = 0
  for (const quoted of value.matchAll(QUOTED)) {
    made += converted(value.slice(from, quoted.index)) + quoted[0]
    from = quoted.index + quoted[0].length
  }
  return made + converted(value.slice(from))
}

const converted = (value: string): string => value
  .replace(RPX, (_, before: string, amount: string) => `${before}calc(${amount} * var(--rpx))`)
  .replace(SAFE_AREA, (_, side: string) => `var(--safe-${side}, 0px)`)
