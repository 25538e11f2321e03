import { useEffect, useState } from 'react'
import type { Scope } from '#shared/kernel/scope'
import type { AppPackage } from '../border/app-package.ts'
import type { DeclaredApis } from '../border/declared.ts'
import { Bench } from './bench/bench'
import { followChanges } from './changes.ts'
import { freshSlot, keepSlots, MOST_SLOTS, readSlots, readWanted, type Slot } from './slots.ts'
import { PhoneSlot } from './phone-slot'
import type { RunningPhone } from './running-phone.ts'
import { t } from './words.ts'
import styles from './workbench.module.scss'

interface Loaded { readonly app: AppPackage; readonly declared: DeclaredApis; readonly version: number }

/** Phones side by side, and beside them what happens in the chosen one. */
export function Workbench({ scope }: { readonly scope: Scope }) {
  const [wanted] = useState(() => readWanted(location.search))
  const [slots, setSlots] = useState(() => readSlots(wanted.phones))
  const [running, setRunning] = useState<Readonly<Record<string, RunningPhone>>>({})
  const [chosen, setChosen] = useState(slots[0]?.name ?? '')
  const { loaded, failed } = useApp(scope)

  useEffect(() => keepSlots(slots), [slots])
  const change = (name: string, to: Partial<Slot>) => setSlots((now) => now.map((slot) => (slot.name === name ? { ...slot, ...to } : slot)))
  const add = () => {
    const fresh = freshSlot(firstFree(slots))
    setSlots([...slots, fresh])
    setChosen(fresh.name)
    requestAnimationFrame(() => document.querySelector(`[data-phone=${fresh.name}]`)?.scrollIntoView({ block: 'nearest' }))
  }
  const remove = (name: string) => {
    const left = slots.filter((slot) => slot.name !== name)
    setSlots(left)
    setRunning(({ [name]: _gone, ...others }) => others)
    if (chosen === name) setChosen(left[0]?.name ?? '')
  }

  return (
    <div className={styles['workbench']}>
      <main className={styles['phones']}>
        {failed !== null && <p className={styles['failed']} role='alert'>{t('failed')}：{failed}</p>}
        {loaded === null && failed === null && <p className={styles['loading']}>{t('loading')}</p>}
        {loaded !== null && slots.map((slot) => (
          <PhoneSlot
            key={`${slot.name} ${slot.run} ${loaded.version}`}
            slot={slot}
            loaded={loaded}
            wanted={wanted}
            chosen={slot.name === chosen}
            scope={scope}
            onChoose={() => setChosen(slot.name)}
            onStarted={(phone) => setRunning((now) => ({ ...now, [slot.name]: phone }))}
            onRestart={(path) => change(slot.name, { run: slot.run + 1, path: path ?? null })}
            {...(slots.length > 1 ? { onRemove: () => remove(slot.name) } : {})}
          />
        ))}
      </main>
      {loaded !== null && <Bench app={loaded.app} phone={running[chosen] ?? null} slot={slots.find(({ name }) => name === chosen) ?? null} onChange={(to) => change(chosen, to)} onAdd={slots.length < MOST_SLOTS ? add : null} />}
    </div>
  )
}

const firstFree = (slots: readonly Slot[]): number => [...Array(MOST_SLOTS).keys()].find((index) => slots.every(({ name }) => name !== `phone-${index + 1}`)) ?? slots.length

/** The mini-program as it lies on disk; it comes again when it has been built again. */
function useApp(scope: Scope): { readonly loaded: Loaded | null; readonly failed: string | null } {
  const [loaded, setLoaded] = useState<Loaded | null>(null)
  const [failed, setFailed] = useState<string | null>(null)
  useEffect(() => {
    const load = async (): Promise<void> => {
      try {
        const [app, declared] = await Promise.all([fetchJson<AppPackage>('/simulator/app.json'), fetchJson<DeclaredApis>('/simulator/declared.json')])
        setFailed(null)
        setLoaded((now) => ({ app, declared, version: (now?.version ?? 0) + 1 }))
      } catch (error) {
        setFailed(error instanceof Error ? error.message : String(error))
      }
    }
    void load()
    followChanges(() => void load(), scope)
  }, [scope])
  return { loaded, failed }
}

async function fetchJson<T>(address: string): Promise<T> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${address}: HTTP ${response.status}`)
  const json: T = await response.json()
  return json
}
