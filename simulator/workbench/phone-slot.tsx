import { useEffect, useState } from 'react'
import { createScope, type Scope } from '#shared/kernel/scope'
import type { AppPackage } from '../border/app-package.ts'
import type { DeclaredApis } from '../border/declared.ts'
import { PhoneFrame } from './phone/phone-frame'
import { startPhone, type RunningPhone } from './running-phone.ts'
import { modelOf, type Slot, type Wanted } from './slots.ts'
import { t } from './words.ts'
import styles from './workbench.module.scss'

/** A phone's place on the bench: switches it on, and shows it. */
export function PhoneSlot({ slot, loaded: { app, declared }, wanted, chosen, scope, onChoose, onStarted, onRestart, onRemove }: {
  readonly slot: Slot
  readonly loaded: { readonly app: AppPackage; readonly declared: DeclaredApis }
  readonly wanted: Wanted
  readonly chosen: boolean
  readonly scope: Scope
  readonly onChoose: () => void
  readonly onStarted: (phone: RunningPhone) => void
  readonly onRestart: (path?: string) => void
  readonly onRemove?: () => void
}) {
  const [phone, setPhone] = useState<RunningPhone | null>(null)
  const model = modelOf(slot)
  useEffect(() => {
    const life = createScope(scope)
    if (!model) return life.end
    const pages: unknown = Reflect.get(Object(app.configs['app']), 'pages')
    const entry: unknown = Array.isArray(pages) ? pages[0] : ''
    void startPhone({
      ...slot,
      model,
      app,
      declared,
      path: (slot.path ?? wanted.path ?? String(entry)).replace(/^\//, ''),
      query: wanted.query,
      language: navigator.language.startsWith('zh') ? 'zh_CN' : 'en',
    }, life).then((started) => {
      if (life.ended) return
      setPhone(started)
      onStarted(started)
    })
    return life.end
    // eslint-disable-next-line react-hooks/exhaustive-deps -- a slot's other changes reach a running phone by themselves; a restart is a fresh key
  }, [])
  return (
    <section className={styles['slot']} data-chosen={chosen} onPointerDownCapture={onChoose} aria-label={slot.name} data-phone={slot.name}>
      <header className={styles['slotHead']}>
        <b>{model?.name}</b>
        <span className={styles['slotName']}>{slot.name}</span>
        <button type='button' onClick={() => onRestart()}>{t('restart')}</button>
        {onRemove && <button type='button' onClick={onRemove}>{t('remove')}</button>}
      </header>
      {phone ? <PhoneFrame phone={phone} onRestart={onRestart} /> : <p className={styles['loading']}>{t('loading')}</p>}
    </section>
  )
}
