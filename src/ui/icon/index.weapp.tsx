import { View } from '@tarojs/components'
import type { CSSProperties } from 'react'
import { classes, classesOf } from '../classes'
import type { DrawnProps, IconProps } from './contract'
import styles from './icon.module.scss'
import { paths } from './paths'

const css = classesOf(styles)

/** A mini-program draws no SVG: the drawing is the mask of a view in the colour of the text. */
export const Icon = ({ name, ...look }: IconProps) => <Drawn inside={paths[name]} {...look} />

/** The same of a drawing that stands elsewhere. */
export const Drawn = ({ inside, size = 20, className }: DrawnProps) => <View className={classes(css('icon'), className)} style={styleOf(maskOf(inside), size)} />

const styleOf = (mask: string, size: number): CSSProperties & { readonly '--mask': string } => ({ '--mask': mask, width: `${size}px`, height: `${size}px` })

const masks = new Map<string, string>()

function maskOf(path: string): string {
  const known = masks.get(path)
  if (known !== undefined) return known
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="black" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${path}</svg>`
  const mask = `url("data:image/svg+xml,${encodeURIComponent(svg)}")`
  masks.set(path, mask)
  return mask
}
