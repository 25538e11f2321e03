import { useState } from 'react'
import type { Theme } from '../../border/theme.ts'
import type { Modal } from '../../phone/state.ts'
import { shownColor } from './shown-color.ts'
import styles from './phone.module.scss'

/** `wx.showModal`. */
export function ModalView({ modal, theme, onAnswer }: { readonly modal: Modal; readonly theme: Theme; readonly onAnswer: (answer: { readonly confirmed: boolean; readonly content: string }) => void }) {
  const [content, setContent] = useState(modal.editable ? modal.content : '')
  return (
    <div className={styles['modal']} role='alertdialog' aria-label={modal.title}>
      {modal.title && <b>{modal.title}</b>}
      {modal.editable ? <input value={content} placeholder={modal.placeholder} onChange={(event) => setContent(event.target.value)} /> : <p>{modal.content}</p>}
      <div>
        {modal.cancel !== null && <button type='button' style={{ color: shownColor(modal.cancelColor, theme) }} onClick={() => onAnswer({ confirmed: false, content: '' })}>{modal.cancel}</button>}
        <button type='button' style={{ color: shownColor(modal.confirmColor, theme) }} onClick={() => onAnswer({ confirmed: true, content })}>{modal.confirm}</button>
      </div>
    </div>
  )
}
