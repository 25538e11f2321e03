import { happen, show } from './show'
import { settled } from '../../support/simulator/phone'

describe('<image>', () => {
  test('loads what lies in the package, and tells its size', async () => {
    const page = await show('<image id="i" src="../../a.png" bindload="on"/>')
    const img = page.inside('#i', 'img') as HTMLImageElement
    expect(img.src).toBe('http://package.invalid/a.png')
    Object.defineProperties(img, { naturalWidth: { value: 30 }, naturalHeight: { value: 20 } })
    await happen(img, 'load')
    expect(page.details('load')).toEqual([{ width: 30, height: 20 }])
  })
  test('tells an error, also for a kept file that is gone', async () => {
    const page = await show('<image id="i" src="{{src}}" binderror="on"/>', { data: { src: '/a.png' } })
    await happen(page.inside('#i', 'img'), 'error')
    await page.set({ src: 'wxfile://usr/none.png' })
    await settled()
    expect(page.details('error').map(({ errMsg }) => errMsg)).toEqual(['GET /a.png failed', 'GET wxfile://usr/none.png 404 (Not Found)'])
  })
  test.each([['scaleToFill', 'fill', '50% 50%'], ['aspectFit', 'contain', '50% 50%'], ['aspectFill', 'cover', '50% 50%'], ['top left', 'none', '0% 0%'], ['bottom', 'none', '50% 100%']])('mode %s', async (mode, fit, position) => {
    const page = await show(`<image id="i" mode="${mode}" src="a.png"/>`)
    const { style } = page.inside('#i', 'img')
    expect([style.objectFit, style.objectPosition]).toEqual([fit, position])
  })
  test('an unknown attribute and one that is partly built are told', async () => {
    const page = await show('<image alt="a" show-menu-by-longpress/>')
    expect(page.findings()).toEqual(['unknown attribute "alt" on <image>', expect.stringContaining('attribute "show-menu-by-longpress"')])
  })
})
