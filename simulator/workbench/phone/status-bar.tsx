import { useEffect, useState } from 'react'
import { after, createScope, type Scope } from '#shared/kernel/scope'
import type { RunningPhone } from '../running-phone.ts'
import { useDevice } from '../use-device.ts'
import styles from './phone.module.scss'

const MINUTE_MS = 60_000
const LOW_PERCENT = 20

/** The system's own line: the time, the network, the battery. */
export function StatusBar({ phone: { device, model }, text }: { readonly phone: RunningPhone; readonly text: 'black' | 'white' }) {
  const network = useDevice(device, ({ facts }) => facts.network)
  const level = useDevice(device, ({ facts }) => facts.battery.level)
  const state = useDevice(device, ({ facts: { battery } }) => (battery.charging ? 'charging' : battery.lowPower ? 'saving' : battery.level <= LOW_PERCENT ? 'low' : 'full'))
  const inCall = useDevice(device, ({ phone }) => phone.inCall)
  const [time, setTime] = useState(now)
  useEffect(() => {
    const scope = createScope()
    eachMinute(scope, () => setTime(now()))
    return scope.end
  }, [])
  return (
    <div className={styles['statusBar']} data-text={text} data-call={inCall} style={{ height: model.statusBar }} aria-hidden>
      <span>{time}</span>
      <span className={styles['signal']}>{network === 'none' ? '✕' : network === 'wifi' ? 'Wi-Fi' : network.toUpperCase()}<i className={styles['battery']} data-state={state}><b style={{ width: `${level}%` }} /></i></span>
    </div>
  )
}

/** On the minute: the clocks of all phones turn together. */
const eachMinute = (scope: Scope, tick: () => void): void => after(scope, MINUTE_MS - (Date.now() % MINUTE_MS), () => {
  tick()
  eachMinute(scope, tick)
})

const now = (): string => new Date().toLocaleTimeString('zh-CN', { hour: '2-digit', minute: '2-digit', hour12: false })
