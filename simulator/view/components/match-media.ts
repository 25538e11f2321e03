import { numberOf, textOf } from '../attribute-values.ts'
import type { ComponentPlan } from '../component.ts'
import { childrenIn, part, shadowOf } from '../parts.ts'

const LENGTHS = ['min-width', 'max-width', 'width', 'min-height', 'max-height', 'height']

/** https://developers.weixin.qq.com/miniprogram/dev/component/match-media.html */
export const matchMedia: ComponentPlan = {
  tag: 'match-media',
  attributes: [...LENGTHS, 'orientation'],
  events: [],
  create({ host, window, scope, attribute }) {
    const box = part(shadowOf(host), 'div')
    childrenIn(box)
    const matches = (): boolean => {
      const size: Readonly<Record<string, number>> = { width: window.innerWidth, height: window.innerHeight }
      const asked = textOf(attribute('orientation'))
      if (asked !== '' && asked !== (window.innerWidth > window.innerHeight ? 'landscape' : 'portrait')) return false
      return LENGTHS.every((name) => {
        const wanted = numberOf(attribute(name), Number.NaN)
        const now = size[name.replace(/^(min|max)-/, '')] ?? 0
        if (Number.isNaN(wanted)) return true
        return name.startsWith('min-') ? now >= wanted : name.startsWith('max-') ? now <= wanted : now === wanted
      })
    }
    const draw = (): void => void (box.style.display = matches() ? '' : 'none')
    window.addEventListener('resize', draw)
    scope.onEnd(() => window.removeEventListener('resize', draw))
    return { set: draw, attached: draw }
  },
}
