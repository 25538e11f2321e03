import { useEffect, useState } from 'react'
import type { Box } from '../../grid-layout/tile'
import type { UseBox } from './contract'

/** By the browser's own observer. */
export const useBox: UseBox = (id) => {
  const [box, setBox] = useState<Box | null>(null)
  useEffect(() => {
    const element = document.getElementById(id)
    if (!element) return
    const measure = () => {
      const { width, height } = element.getBoundingClientRect()
      if (width > 0 && height > 0) setBox({ width, height })
    }
    measure()
    if (typeof ResizeObserver === 'undefined') return
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [id])
  return box
}
