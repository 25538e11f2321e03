import { useEffect, useState } from 'react'
import { createScope, every } from '#shared/kernel/scope'
import type { Device } from '../../phone/contract.ts'
import { useDevice } from '../use-device.ts'
import { t } from '../words.ts'
import styles from './bench.module.scss'

const WINDOW_MS = 10_000
const REFRESH_MS = 1_000

/** How often and how much the mini-program sends to its pages, and what stands open. */
export function SetDataPanel({ device }: { readonly device: Device }) {
  const { calls, bytes, largest, slowestMs, recent } = useDevice(device, (state) => state.setData)
  const ready = useDevice(device, (state) => state.pageReadyMs)
  const sockets = useDevice(device, (state) => state.sockets)
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const scope = createScope()
    every(scope, REFRESH_MS, () => setNow(Date.now()))
    return scope.end
  }, [])
  const lately = recent.filter(({ at }) => at > now - WINDOW_MS)
  const rows: readonly (readonly [string, string])[] = [
    [t('calls'), String(calls)],
    [t('bytes'), kilobytes(bytes)],
    [t('largest'), kilobytes(largest)],
    [t('slowest'), `${Math.round(slowestMs)} ms`],
    [t('rate'), `${(lately.length / 10).toFixed(1)} ${t('perSecond')} · ${kilobytes(lately.reduce((sum, one) => sum + one.bytes, 0) / 10)}`],
    [t('openSockets'), `${sockets} / 5`],
    ...Object.entries(ready).map(([route, ms]): readonly [string, string] => [`${t('pageReady')} ${route}`, `${Math.round(ms)} ms`]),
  ]
  return <table className={styles['table']}><tbody>{rows.map(([name, value]) => <tr key={name}><th>{name}</th><td>{value}</td></tr>)}</tbody></table>
}

const kilobytes = (bytes: number): string => (bytes < 1024 ? `${Math.round(bytes)} B` : `${(bytes / 1024).toFixed(1)} KB`)
