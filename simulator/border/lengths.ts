/** `12rpx`, `-.5rpx`; not inside names. */
const RPX = /(^|[^\w.#-])(-?(?:\d+\.?\d*|\.\d+))rpx\b/g
/** A desktop browser has no safe areas: the phone's come as variables. */
const SAFE_AREA = /\b(?:env|constant)\(\s*safe-area-inset-(top|right|bottom|left)\s*(?:,\s*[^()]*)?\)/g

/** A value of CSS with the phone's lengths: 750 rpx are its width, and its safe areas are its own. */
export const phoneLengths = (value: string): string => value
  .replace(RPX, (_, before: string, amount: string) => `${before}calc(${amount} * var(--rpx))`)
  .replace(SAFE_AREA, (_, side: string) => `var(--safe-${side}, 0px)`)
