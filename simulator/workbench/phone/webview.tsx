import { useEffect, useRef } from 'react'
import { NAVIGATION_BAR_HEIGHT } from '../../border/system.ts'
import type { Screen } from '../../phone/state.ts'
import type { RunningPhone } from '../running-phone.ts'
import { useDevice } from '../use-device.ts'
import styles from './phone.module.scss'

/** One page's own browser window, as WeChat gives each page a webview. */
export function Webview({ phone, screen: { screen, navigation, backgroundColor, route }, onTop, bottom }: { readonly phone: RunningPhone; readonly screen: Screen; readonly onTop: boolean; readonly bottom: number }) {
  const frame = useRef<HTMLIFrameElement>(null)
  useEffect(() => {
    const handOver = (event: MessageEvent): void => {
      const target = frame.current?.contentWindow
      if (!target || event.source !== target) return
      window.removeEventListener('message', handOver)
      // A touch stays inside the page's own window: it is told here again, so that the bench turns to this phone.
      target.addEventListener('pointerdown', () => frame.current?.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true })), true)
      void phone.viewPort(screen).then((port) => target.postMessage({ what: 'port' }, location.origin, [port]))
    }
    window.addEventListener('message', handOver)
    return () => window.removeEventListener('message', handOver)
  }, [phone, screen])
  const shift = useDevice(phone.device, ({ keyboard }) => (keyboard?.screen === screen ? keyboard.shift : 0))
  const top = navigation.style === 'custom' ? 0 : phone.model.statusBar + NAVIGATION_BAR_HEIGHT
  return (
    <iframe
      ref={frame}
      className={styles['webview']}
      data-on-top={onTop}
      style={{ top, height: phone.model.height - top - bottom, background: backgroundColor, translate: `0 ${-shift}px` }}
      src='/simulator/webview'
      title={route}
      allow='camera; microphone; autoplay; picture-in-picture; fullscreen; clipboard-read; clipboard-write'
    />
  )
}
