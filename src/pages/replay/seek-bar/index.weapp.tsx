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

/** One touch, from the finger's coming down; a tap is over before it is known where the line lies. */
interface Touch { x: number | null; line: Line | null; isUp: boolean }

/** By finger; where the line lies is asked as the finger comes down. */
export function SeekBar({ label, said, share, marks, onDrag, onDrop }: SeekBarProps) {
  const touch = useRef<Touch | null>(null)
  const tell = ({ x, line, isUp }: Touch) => {
    if (x === null || line === null || line.width <= 0) return
    const at = Math.min(1, Math.max(0, (x - line.left) / line.width))
    if (isUp) onDrop(at)
    else onDrag(at)
  }
  const down = (event: object) => {
    const own: Touch = { x: xOf(event), line: null, isUp: false }
    touch.current = own
    Taro.createSelectorQuery().select(`#${ID}`).boundingClientRect().exec(([rect]: readonly (Line | null)[]) => {
      own.line = rect ?? null
      tell(own)
    })
  }
  const move = (event: object) => {
    const own = touch.current
    if (own === null) return
    own.x = xOf(event) ?? own.x
    tell(own)
  }
  const up = () => {
    const own = touch.current
    touch.current = null
    if (own === null) return
    own.isUp = true
    tell(own)
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
