import { isOn, textOf } from '../attribute-values.ts'
import type { ComponentNeeds, ComponentPlan } from '../component.ts'
import { part, shadowOf } from '../parts.ts'

const CSS = `
img { display: block; width: 100%; height: 100%; }
img:not([src]), img.failed { visibility: hidden; }
:host([mode=widthFix]) { height: auto !important; }
:host([mode=widthFix]) img { height: auto; }
:host([mode=heightFix]) { width: auto !important; }
:host([mode=heightFix]) img { width: auto; }
`
/** How each mode fits and places a picture; what is not here stretches it. */
const FITS: Readonly<Record<string, readonly [fit: string, position: string]>> = {
  'aspectFit': ['contain', '50% 50%'], 'aspectFill': ['cover', '50% 50%'], 'top': ['none', '50% 0%'], 'bottom': ['none', '50% 100%'], 'center': ['none', '50% 50%'], 'left': ['none', '0% 50%'], 'right': ['none', '100% 50%'],
  'top left': ['none', '0% 0%'], 'top right': ['none', '100% 0%'], 'bottom left': ['none', '0% 100%'], 'bottom right': ['none', '100% 100%'],
}

/** https://developers.weixin.qq.com/miniprogram/dev/component/image.html */
export const image: ComponentPlan = {
  tag: 'image',
  attributes: ['src', 'mode', 'lazy-load'],
  partly: {
    'webp': 'the browser shows WebP with or without it',
    'fade-in': 'pictures appear at once',
    'draggable': 'pictures are never dragged',
    'show-menu-by-longpress': 'a long press opens no menu: codes in pictures are read by WeChat\'s servers',
    'force-https': 'addresses are loaded as they are written',
  },
  events: ['load', 'error'],
  create: (needs) => createPicture(needs),
}

/** A picture, as `image` and `cover-image` show it. */
export function createPicture({ host, page, emit, scope }: ComponentNeeds) {
  const img = part(shadowOf(host, CSS), 'img')
  img.alt = ''
  img.draggable = false
  let wanted = ''
  img.addEventListener('load', () => {
    img.className = ''
    emit('load', { width: img.naturalWidth, height: img.naturalHeight })
  })
  img.addEventListener('error', () => {
    img.className = 'failed'
    emit('error', { errMsg: `GET ${wanted} failed` })
  })
  const load = async (path: string): Promise<void> => {
    wanted = path
    const url = path === '' ? '' : await page.url(path)
    if (wanted !== path || scope.ended) return
    if (path !== '' && url === '') return emit('error', { errMsg: `GET ${path} 404 (Not Found)` })
    if (url === '') img.removeAttribute('src')
    else img.src = url
  }
  return {
    set(name: string, value: unknown): void {
      if (name === 'src') void load(textOf(value))
      if (name === 'lazy-load') img.loading = isOn(value) ? 'lazy' : 'eager'
      if (name !== 'mode') return
      const [fit, position] = FITS[textOf(value)] ?? ['fill', '50% 50%']
      img.style.objectFit = fit
      img.style.objectPosition = position
    },
    property: (name: string): unknown => (name === 'src' ? wanted : undefined),
  }
}
