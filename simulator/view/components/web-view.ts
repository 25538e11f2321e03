import { textOf } from '../attribute-values.ts'
import type { ComponentPlan } from '../component.ts'
import { part, shadowOf } from '../parts.ts'

/** https://developers.weixin.qq.com/miniprogram/dev/component/web-view.html; it covers the page. */
export const webView: ComponentPlan = {
  tag: 'web-view',
  attributes: [],
  partly: { src: 'the page is framed: sites that forbid it stay empty, and WeChat\'s JSSDK and `bindmessage` are not there' },
  events: ['load', 'error', 'message'],
  create({ host, page, emit, scope }) {
    const frame = part(shadowOf(host, ':host { position: fixed !important; inset: 0; width: 100% !important; height: 100% !important; background: #fff; } iframe { border: 0; width: 100%; height: 100%; }'), 'iframe')
    let wanted = ''
    frame.addEventListener('load', () => wanted !== '' && emit('load', { src: wanted }))
    return {
      set(name, value) {
        if (name !== 'src') return
        wanted = textOf(value)
        void page.url(wanted).then((url) => {
          if (url === '') emit('error', { fullUrl: wanted })
          else if (!scope.ended) frame.src = url
        })
      },
    }
  },
}
