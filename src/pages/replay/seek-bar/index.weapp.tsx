import Taro from '@tarojs/taro'
import { View } from '@tarojs/components'
import { useRef } from 'react'
import * as v from 'valibot'
import { aria } from '../../../ui/aria'
import { classesOf } from '../../../ui/classes'
import type { SeekBarProps } from './contract'
import styles from './seek-bar.module.scss'
import { Track } from './track'

const css = classesOf(styles)
const ID = 'replay-seek-bar'

interface Line { readonly left: number; readonly width: number }

/** By finger; where the line lies is asked as the finger comes down. */
export function SeekBar({ label, said, share, marks, onDrag, onDrop }: SeekBarProps) {
  const line = useRef<Line | null>(null)
  const last = useRef<number | null>(null)
  const show = (x: number) => {
    if (!line.current || line.current.width <= 0) return
    last.current = Math.min(1, Math.max(0, (x - line.current.left) / line.current.width))
    onDrag(last.current)
  }
  const down = (event: object) => {
    const x = xOf(event)
    Taro.createSelectorQuery().select(`#${ID}`).boundingClientRect().exec(([rect]: readonly (Line | null)[]) => {
      line.current = rect ?? null
      if (x !== null) show(x)
    })
  }
  const move = (event: object) => {
    const x = xOf(event)
    if (x !== null) show(x)
  }
  const up = () => {
    if (last.current !== null) onDrop(last.current)
    last.current = null
  }
  return (
    <View id={ID} className={css('bar')} {...aria('slider', `${label} ${said}`)} onTouchStart={down} onTouchMove={move} onTouchEnd={up} onTouchCancel={up}>
      <Track share={share} marks={marks} />
    </View>
  )
}

/** Taro's types give a view's touches no place of their own. */
const touchSchema = v.object({ touches: v.looseTuple([v.object({ clientX: v.number() })]) })

function xOf(event: object): number | null {
  const parsed = v.safeParse(touchSchema, event)
  return parsed.success ? parsed.output.touches[0].clientX : null
}
