import type { RunningPhone } from '../running-phone.ts'
import { useDevice } from '../use-device.ts'
import styles from './phone.module.scss'

const ICONS: Readonly<Record<string, string>> = { success: '✓', error: '✕', none: '' }

/** What `wx.showToast` and `wx.showLoading` put in the middle of the screen. */
export function ToastView({ phone: { device } }: { readonly phone: RunningPhone }) {
  const toast = useDevice(device, (state) => state.toast)
  if (!toast) return null
  const icon = toast.kind === 'loading' ? <i className={styles['spinner']} /> : toast.image ? <img src={toast.image} alt='' /> : ICONS[toast.icon] ? <b>{ICONS[toast.icon]}</b> : null
  return (
    <div className={styles['toastPlace']} data-mask={toast.mask}>
      <div className={styles['toast']} role='status'>{icon}<span>{toast.title}</span></div>
    </div>
  )
}
