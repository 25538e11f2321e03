import Taro, { useDidShow, useReady } from '@tarojs/taro'
import { useCallback, useEffect, useState } from 'react'
import type { Box } from '../../grid-layout/tile'
import type { UseBox } from './contract'

/** By asking WeChat when the page is ready, shown or turned: nothing watches there. */
export const useBox: UseBox = (id, depends) => {
  const [box, setBox] = useState<Box | null>(null)
  const measure = useCallback(() => {
    Taro.nextTick(() => {
      Taro.createSelectorQuery().select(`#${id}`).boundingClientRect().exec(([rect]: readonly (Box | null)[]) => {
        if (rect && rect.width > 0 && rect.height > 0) setBox({ width: rect.width, height: rect.height })
      })
    })
  }, [id])
  useReady(measure)
  useDidShow(measure)
  useEffect(measure, [measure, depends])
  useEffect(() => {
    Taro.onWindowResize(measure)
    return () => Taro.offWindowResize(measure)
  }, [measure])
  return box
}
