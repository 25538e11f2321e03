import type { Keyboard } from '../../border/keyboard.ts'
import { putKeyboardAway } from '../../phone/answers/keyboard.ts'
import type { Device } from '../../phone/contract.ts'
import { useDevice } from '../use-device.ts'
import { t } from '../words.ts'
import { Icon } from './icon'
import styles from './phone.module.scss'

const LETTERS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm']
const DIGITS: Readonly<Record<Exclude<Keyboard['kind'], 'text'>, readonly string[]>> = { number: ['123', '456', '789', ' 0 '], digit: ['123', '456', '789', '.0 '], idcard: ['123', '456', '789', 'X0 '] }
const CONFIRMS: Readonly<Record<string, string>> = { done: '完成', send: '发送', search: '搜索', next: '下一个', go: '前往', return: '换行' }

/** The keyboard as it lies over the foot of the phone; it is drawn, and typing is the computer's. */
export function KeyboardView({ device }: { readonly device: Device }) {
  const keyboard = useDevice(device, (state) => state.keyboard)
  const safe = useDevice(device, ({ facts }) => facts.safeBottom)
  if (keyboard === null) return null
  const { kind, confirm, height } = keyboard
  const rows = kind === 'text' ? LETTERS : DIGITS[kind]
  return (
    // The field keeps the computer's focus, wherever the keyboard is touched.
    <section className={styles['keyboard']} data-kind={kind} data-keyboard style={{ height, paddingBottom: safe }} onPointerDown={(event) => event.preventDefault()} onMouseDown={(event) => event.preventDefault()}>
      <header>
        <span>{t('typeHere')}</span>
        <button type='button' aria-label={t('putAway')} onClick={() => putKeyboardAway(device)}><Icon path='m6 9 6 6 6-6' /></button>
      </header>
      <div className={styles['keys']} aria-hidden>
        {rows.map((row) => <div key={row}>{[...row].map((key, at) => <i key={key === ' ' ? `space ${at}` : key} data-empty={key === ' '}>{key}</i>)}</div>)}
        {kind === 'text' && <div><i>123</i><i data-space>空格</i><i data-confirm>{CONFIRMS[confirm] ?? CONFIRMS['done']}</i></div>}
      </div>
    </section>
  )
}
