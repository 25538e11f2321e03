import { lengthOf, listOf, numberOf, textOf } from '../attribute-values.ts'
import type { ComponentNeeds, ComponentPlan } from '../component.ts'
import { childrenIn, part, shadowOf } from '../parts.ts'

const paddingOf = (value: unknown): string => listOf(value).slice(0, 4).map((side) => lengthOf(side)).join(' ')

/** A plan of a part of a long list, drawn by a style sheet made of its attributes. */
const styled = (tag: string, attributes: readonly string[], css: (attribute: ComponentNeeds['attribute']) => string, partly: Readonly<Record<string, string>> = {}): ComponentPlan => ({
  tag,
  attributes,
  partly,
  events: [],
  create({ host, attribute }) {
    const root = shadowOf(host)
    const style = part(root, 'style')
    childrenIn(part(root, 'div', 'box'))
    const draw = (): void => void (style.textContent = css(attribute))
    draw()
    return { set: draw }
  },
})

/** https://developers.weixin.qq.com/miniprogram/dev/component/sticky-header.html */
export const stickyHeader = styled('sticky-header', ['offset-top', 'padding'], (attribute) => `:host { display: block; position: sticky; top: ${lengthOf(attribute('offset-top'))}; z-index: 1; } .box { padding: ${paddingOf(attribute('padding'))}; }`, { 'allow-overlapping': 'headers of one section always push each other' })

/** https://developers.weixin.qq.com/miniprogram/dev/component/sticky-section.html */
export const stickySection = styled('sticky-section', ['padding', 'push-pinned-header'], (attribute) => {
  // What leaves the section is pushed by its end; without, headers stay on top of the next section.
  const pushed = attribute('push-pinned-header') !== false
  return `:host { display: ${pushed ? 'block' : 'contents'}; } .box { display: ${pushed ? 'block' : 'contents'}; padding: ${paddingOf(attribute('padding'))}; }`
})

/** https://developers.weixin.qq.com/miniprogram/dev/component/list-view.html */
export const listView = styled('list-view', ['padding'], (attribute) => `.box { padding: ${paddingOf(attribute('padding'))}; }`)

/** https://developers.weixin.qq.com/miniprogram/dev/component/grid-view.html */
export const gridView = styled('grid-view', ['type', 'cross-axis-count', 'max-cross-axis-extent', 'main-axis-gap', 'cross-axis-gap', 'padding'], (attribute) => {
  const [across, gap] = [lengthOf(attribute('cross-axis-gap')), lengthOf(attribute('main-axis-gap'))]
  const widest = numberOf(attribute('max-cross-axis-extent'), 0)
  const count = Math.max(1, numberOf(attribute('cross-axis-count'), 2))
  const padding = `padding: ${paddingOf(attribute('padding'))};`
  if (textOf(attribute('type')) === 'masonry') return `.box { ${padding} columns: ${widest > 0 ? `${widest}px` : count}; column-gap: ${across}; } ::slotted(*) { break-inside: avoid; margin-bottom: ${gap}; }`
  return `.box { ${padding} display: grid; gap: ${gap} ${across}; grid-template-columns: ${widest > 0 ? `repeat(auto-fill, minmax(min(100%, ${widest}px), 1fr))` : `repeat(${count}, minmax(0, 1fr))`}; }`
})

/** https://developers.weixin.qq.com/miniprogram/dev/component/share-element.html */
export const shareElement = styled('share-element', [], () => ':host { display: block; }', Object.fromEntries(['key', 'transform', 'duration', 'easing-function', 'transition-on-gesture', 'shuttle-on-push', 'shuttle-on-pop', 'rect-tween-type'].map((name) => [name, 'pages change without a flight of elements between them'])))
