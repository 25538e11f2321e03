import { lengthOf, textOf } from '../attribute-values.ts'
import type { ComponentPlan } from '../component.ts'
import { part, shadowOf } from '../parts.ts'

const TICK = 'M7 12.5l3.4 3.4L17 9'
const BANG = 'M12 6.5v7M12 16.5v1'
/** Each type: its colour, whether it stands on a filled circle, and its lines in a box of 24. */
const ICONS: Readonly<Record<string, readonly [color: string, shape: 'disc' | 'ring' | 'bare', path: string]>> = {
  success: ['#09bb07', 'disc', TICK], success_no_circle: ['#09bb07', 'bare', 'M3.5 12.5l5.6 5.6L20.5 6.5'], info: ['#10aeff', 'disc', 'M12 6.5v1M12 10.5v7'], warn: ['#f76260', 'disc', BANG],
  waiting: ['#10aeff', 'disc', 'M12 6.5V13h4.5'], cancel: ['#f43530', 'ring', 'M8.5 8.5l7 7M15.5 8.5l-7 7'], download: ['#09bb07', 'ring', 'M12 6.5v10M8 12.8l4 4 4-4'], search: ['#b2b2b2', 'bare', 'M10.5 4.5a6 6 0 100 12 6 6 0 000-12M15 15l5 5'], clear: ['#b2b2b2', 'disc', 'M8.5 8.5l7 7M15.5 8.5l-7 7'],
}

/** https://developers.weixin.qq.com/miniprogram/dev/component/icon.html */
export const icon: ComponentPlan = {
  tag: 'icon',
  attributes: ['type', 'size', 'color'],
  events: [],
  create({ host, attribute }) {
    const box = part(shadowOf(host, ':host { display: inline-block; vertical-align: middle; } div { line-height: 0; } svg { width: 100%; height: 100%; }'), 'div')
    const draw = (): void => {
      const size = lengthOf(attribute('size'), '23px')
      Object.assign(box.style, { width: size, height: size })
      const [own, shape, path] = ICONS[textOf(attribute('type'))] ?? ['', 'bare', '']
      box.style.color = textOf(attribute('color'), own)
      const disc = shape === 'disc' ? '<circle cx="12" cy="12" r="10" fill="currentColor"/>' : shape === 'ring' ? '<circle cx="12" cy="12" r="9.3" fill="none" stroke="currentColor" stroke-width="1.4"/>' : ''
      box.innerHTML = `<svg viewBox="0 0 24 24">${disc}<path d="${path}" fill="none" stroke="${shape === 'disc' ? '#fff' : 'currentColor'}" stroke-width="1.6"/></svg>`
    }
    return { set: draw, attached: draw }
  },
}
