import { View } from '@tarojs/components'
import type { IconProps } from './contract'
import { paths } from './paths'

/** A mini-program draws no SVG: the drawing is the mask of a view in the colour of the text. */
export function Icon({ name, size = 20, className }: IconProps) {
  const mask = maskOf(paths[name])
  const style = `width:${size}px;height:${size}px;flex:none;background-color:currentColor;-webkit-mask-image:${mask};mask-image:${mask};-webkit-mask-size:100% 100%;mask-size:100% 100%`
  return <View {...(className === undefined ? {} : { className })} style={style} />
}

const masks = new Map<string, string>()

/** Without quotes, brackets and semicolons, which Taro's own reading of a style text would cut at. */
function maskOf(path: string): string {
  const known = masks.get(path)
  if (known !== undefined) return known
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="black" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${path}</svg>`
  const mask = `url("data:image/svg+xml,${encodeURIComponent(svg)}")`
  masks.set(path, mask)
  return mask
}
