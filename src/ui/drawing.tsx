import { View } from '@tarojs/components'
import { aria } from './aria'

export interface DrawingProps {
  /** A whole SVG document. Its colours are its own: it does not see the page's. */
  readonly svg: string
  readonly label: string
  readonly width: string
  readonly height: string
}

/** An SVG that was computed: a chart, a QR code. Drawn as a background, which both builds can. */
export function Drawing({ svg, label, width, height }: DrawingProps) {
  const picture = `url("data:image/svg+xml,${encodeURIComponent(svg)}")`
  return <View {...aria('img', label)} style={{ width, height, backgroundImage: picture, backgroundSize: '100% 100%', backgroundRepeat: 'no-repeat' }} />
}
