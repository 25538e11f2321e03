import { Canvas } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useEffect, useRef } from 'react'
import type { SurfaceProps } from './contract'
import { touchingsOf } from './hands.weapp'
import { findCanvas, paperOf } from './paper.weapp'
import { aria } from '../../ui/aria'
import { classesOf } from '../../ui/classes'
import styles from './surface.module.scss'

const css = classesOf(styles)

/** WeChat's canvas of the type "2d"; its node comes by a query. */
export function Surface({ id, label, view: { width, height }, onPaper, onTouch }: SurfaceProps) {
  const latest = useRef({ onPaper })
  useEffect(() => { latest.current = { onPaper } })
  useEffect(() => {
    let here = true
    Taro.nextTick(() => void findCanvas(id).then((canvas) => {
      if (here) latest.current.onPaper(canvas && paperOf(canvas, { width, height }))
    }))
    const { current } = latest
    return () => {
      here = false
      current.onPaper(null)
    }
  }, [id, width, height])
  const tell = (type: 'down' | 'move' | 'up' | 'cancel') => (event: unknown) => touchingsOf(type, event).forEach(onTouch)
  return (
    <Canvas
      type='2d' id={id} canvasId={id} className={css('surface')} style={{ width: `${width}px`, height: `${height}px` }} disableScroll {...aria('img', label)}
      onTouchStart={tell('down')} onTouchMove={tell('move')} onTouchEnd={tell('up')} onTouchCancel={tell('cancel')}
    />
  )
}
