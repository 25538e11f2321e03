import { useState } from 'react'
import type { AppPackage } from '../../border/app-package.ts'
import type { RunningPhone } from '../running-phone.ts'
import { modelOf, type Slot } from '../slots.ts'
import { t, type Word } from '../words.ts'
import { ConsolePanel } from './console-panel'
import { Controls } from './controls'
import { FindingsPanel } from './findings-panel'
import { LivePanel } from './live-panel'
import { PackagesPanel } from './packages-panel'
import { SetDataPanel } from './set-data-panel'
import { StoragePanel } from './storage-panel'
import { SurroundingsPanel } from './surroundings-panel'
import styles from './bench.module.scss'

const TABS = ['live', 'findings', 'surroundings', 'console', 'setData', 'storage', 'packages'] as const satisfies readonly Word[]
type Tab = (typeof TABS)[number]

/** Beside the phones: what can be done to the chosen one, and what happens in it. */
export function Bench({ app, phone, slot, onChange, onAdd }: { readonly app: AppPackage; readonly phone: RunningPhone | null; readonly slot: Slot | null; readonly onChange: (to: Partial<Slot>) => void; readonly onAdd: (() => void) | null }) {
  const [tab, setTab] = useState<Tab>('live')
  return (
    <aside className={styles['bench']}>
      <header className={styles['head']}>
        <h1>{app.name} <small>{t('title')}</small></h1>
        <a href='/simulator/apis' target='_blank' rel='noreferrer'>{t('apis')}</a>
      </header>
      <div className={styles['which']}>
        {slot && <span><b>{modelOf(slot)?.name}</b> {slot.name}</span>}
        {onAdd && <button type='button' onClick={onAdd}>＋ {t('addPhone')}</button>}
      </div>
      {phone && slot && <Controls phone={phone} slot={slot} onChange={onChange} />}
      <nav className={styles['tabs']} role='tablist'>
        {TABS.map((one) => <button type='button' role='tab' key={one} aria-selected={one === tab} onClick={() => setTab(one)}>{t(one)}</button>)}
      </nav>
      <div className={styles['panel']} role='tabpanel'>{phone ? <Panel tab={tab} phone={phone} app={app} /> : <p className={styles['soft']}>{t('loading')}</p>}</div>
      <footer className={styles['foot']}><a href='/simulator/differences' target='_blank' rel='noreferrer'>{t('notWechat')}</a></footer>
    </aside>
  )
}

function Panel({ tab, phone, app }: { readonly tab: Tab; readonly phone: RunningPhone; readonly app: AppPackage }) {
  switch (tab) {
    case 'live':
      return <LivePanel phone={phone} />
    case 'findings':
      return <FindingsPanel device={phone.device} />
    case 'surroundings':
      return <SurroundingsPanel phone={phone} />
    case 'console':
      return <ConsolePanel device={phone.device} />
    case 'setData':
      return <SetDataPanel device={phone.device} />
    case 'storage':
      return <StoragePanel phone={phone} />
    case 'packages':
      return <PackagesPanel app={app} device={phone.device} />
  }
}
