import { useState } from 'react'
import type { ChosenFile } from '../../border/chosen-file.ts'
import type { Device } from '../../phone/contract.ts'
import { SCOPE_WORDS, t } from '../words.ts'
import { useDevice } from '../use-device.ts'
import styles from './phone.module.scss'

/** One of a list, from below. */
export function ChooseView({ title, options, color, onChoose }: { readonly title: string; readonly options: readonly string[]; readonly color?: string; readonly onChoose: (index: number) => void }) {
  return (
    <div className={styles['sheet']} role='dialog'>
      {title && <p className={styles['sheetTitle']}>{title}</p>}
      {options.map((option, index) => <button type='button' key={option} className={styles['option']} style={{ color }} onClick={() => onChoose(index)}>{option}</button>)}
      <button type='button' className={styles['last']} onClick={() => onChoose(-1)}>{t('cancel')}</button>
    </div>
  )
}

/** Texts to fill in. */
export function FillView({ title, fields, onAnswer }: { readonly title: string; readonly fields: readonly { readonly name: string; readonly label: string; readonly value: string }[]; readonly onAnswer: (values: Readonly<Record<string, string>> | null) => void }) {
  const [values, setValues] = useState(() => Object.fromEntries(fields.map(({ name, value }) => [name, value])))
  return (
    <form className={styles['sheet']} onSubmit={(event) => {
      event.preventDefault()
      onAnswer(values)
    }}>
      <p className={styles['sheetTitle']}>{title}</p>
      {fields.map(({ name, label }) => <label key={name} className={styles['fill']}><span>{label}</span><input value={values[name] ?? ''} onChange={(event) => setValues({ ...values, [name]: event.target.value })} /></label>)}
      <div className={styles['pair']}>
        <button type='button' onClick={() => onAnswer(null)}>{t('cancel')}</button>
        <button type='submit' data-primary>{t('confirm')}</button>
      </div>
    </form>
  )
}

/** Files of the computer, as if they lay on the phone. */
export function FilesView({ title, accept, most, onAnswer }: { readonly title: string; readonly accept: string; readonly most: number; readonly onAnswer: (files: readonly ChosenFile[] | null) => void }) {
  const take = async (list: FileList | null): Promise<void> => {
    const files = [...(list ?? [])].slice(0, most)
    onAnswer(await Promise.all(files.map(async (file) => ({ name: file.name, type: file.type, bytes: await file.arrayBuffer() }))))
  }
  return (
    <div className={styles['sheet']} role='dialog'>
      <p className={styles['sheetTitle']}>{title}</p>
      <label className={styles['option']}>{t('chooseFiles')}<input type='file' hidden accept={accept} multiple={most > 1} onChange={(event) => void take(event.target.files)} /></label>
      <button type='button' className={styles['last']} onClick={() => onAnswer(null)}>{t('cancel')}</button>
    </div>
  )
}

/** Something to be looked at and put away. */
export function LookView({ title, text, images, onDone }: { readonly title: string; readonly text: string; readonly images: readonly string[]; readonly onDone: () => void }) {
  return (
    <div className={styles['sheet']} role='dialog'>
      <p className={styles['sheetTitle']}>{title}</p>
      {images.map((image) => <img key={image} src={image} alt='' className={styles['looked']} />)}
      {text && <pre className={styles['lookedText']}>{text}</pre>}
      <button type='button' className={styles['last']} onClick={onDone}>{t('close')}</button>
    </div>
  )
}

/** `wx.openSetting`: what the person allowed, to be changed. */
export function SettingsView({ device, onDone }: { readonly device: Device; readonly onDone: () => void }) {
  const granted = useDevice(device, (state) => state.granted)
  const change = (scope: string, allowed: boolean) => device.state.setState(({ granted: now }) => ({ granted: { ...now, [scope]: allowed } }))
  return (
    <div className={styles['sheet']} role='dialog'>
      <p className={styles['sheetTitle']}>{t('settings')}</p>
      {Object.entries(granted).map(([scope, allowed]) => (
        <label key={scope} className={styles['setting']}><span>{SCOPE_WORDS[scope] ?? scope}</span><input type='checkbox' checked={allowed} onChange={(event) => change(scope, event.target.checked)} /></label>
      ))}
      {Object.keys(granted).length === 0 && <p>{t('none')}</p>}
      <button type='button' className={styles['last']} onClick={onDone}>{t('close')}</button>
    </div>
  )
}
