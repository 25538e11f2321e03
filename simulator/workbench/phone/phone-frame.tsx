import { useEffect, useSyncExternalStore } from 'react'
import { TAB_BAR_HEIGHT } from '../../border/system.ts'
import type { RunningPhone } from '../running-phone.ts'
import { useDevice } from '../use-device.ts'
import { Capsule } from './capsule'
import { KeyboardView } from './keyboard-view'
import { NavigationBarView } from './navigation-bar'
import { QuestionView } from './question-view'
import { StatusBar } from './status-bar'
import { TabBarView } from './tab-bar'
import { ToastView } from './toast-view'
import { Webview } from './webview'
import { Veil } from './veil'
import styles from './phone.module.scss'

/** One phone: its glass, the bars that WeChat draws, and the pages under them. */
export function PhoneFrame({ phone, onRestart }: { readonly phone: RunningPhone; readonly onRestart: (path?: string) => void }) {
  const { device, model } = phone
  const screens = useDevice(device, (state) => state.screens)
  const tabBar = useDevice(device, (state) => state.tabBar)
  const theme = useDevice(device, (state) => state.facts.theme)
  const top = screens.filter(({ screen }) => screen === topOf(screens)).at(-1) ?? null
  const hasTabs = top?.tab === true && tabBar?.shown === true && !tabBar.custom
  const restart = useDevice(device, (state) => state.restart)
  useEffect(() => {
    if (restart) onRestart(restart.path)
    // eslint-disable-next-line react-hooks/exhaustive-deps -- a restart is asked for once; the next phone is a fresh one
  }, [restart])
  const tabHeight = hasTabs ? TAB_BAR_HEIGHT + model.safeBottom : 0
  const scale = useScale(model.width + EDGES_PX, model.height + EDGES_PX)
  return (
    <div className={styles['stand']} style={{ width: (model.width + EDGES_PX) * scale, height: (model.height + EDGES_PX) * scale }}>
      <div className={styles['frame']} data-theme={theme} style={{ width: model.width, height: model.height, ...radiiOf(model.glassRadius), ...(scale < 1 ? { scale: String(scale) } : {}) }}>
        <div className={styles['glass']}>
          {screens.map((screen) => (
            <Webview key={screen.screen} phone={phone} screen={screen} onTop={screen === top} bottom={screen.tab ? tabHeight : 0} />
          ))}
          {top && <NavigationBarView phone={phone} screen={top} canGoBack={screens.length > 1 && !top.tab} />}
          <StatusBar phone={phone} text={top?.navigation.text ?? 'black'} />
          <Capsule phone={phone} text={top?.navigation.text ?? 'black'} onRestart={() => onRestart()} />
          {hasTabs && tabBar && <TabBarView phone={phone} tabBar={tabBar} height={tabHeight} />}
          <KeyboardView device={device} />
          <ToastView phone={phone} />
          <QuestionView phone={phone} />
          <Veil phone={phone} onRestart={() => onRestart()} />
        </div>
        {model.notch !== 'none' && <span className={styles[model.notch]} aria-hidden />}
        {model.safeBottom > 0 && <span className={styles['indicator']} aria-hidden />}
      </div>
    </div>
  )
}

/** The glass's corners; the frame's lie around them. */
const radiiOf = (glass: number): object => ({ '--glass-radius': `${glass}px` })

/** The frame's two edges, and what stays free beside a phone in a narrow window. */
const EDGES_PX = 20
const FREE_PX = 32
/** What stands above and below a phone: the bench's margins, and the phone's name. */
const FREE_HEIGHT_PX = 92
const LEAST_SCALE = 0.5
/** In narrower windows the bench lies below the phones, and the page scrolls. */
const STACKED_PX = 900

/** In a window that is smaller than a phone, the phone is drawn smaller; its pages keep their sizes. */
function useScale(width: number, height: number): number {
  const inWidth = useSyncExternalStore(onResize, () => (document.documentElement.clientWidth - FREE_PX) / width)
  const inHeight = useSyncExternalStore(onResize, () => (document.documentElement.clientWidth <= STACKED_PX ? 1 : (innerHeight - FREE_HEIGHT_PX) / height))
  return Math.min(1, inWidth, Math.max(LEAST_SCALE, inHeight))
}

function onResize(changed: () => void): () => void {
  addEventListener('resize', changed)
  return () => removeEventListener('resize', changed)
}

/** Tab pages stay open beneath; the latest that is open is not always the one in front. */
const topOf = (screens: readonly { readonly screen: number; readonly front: boolean }[]): number => screens.find(({ front }) => front)?.screen ?? screens.at(-1)?.screen ?? 0
