import type { LiveFacts } from '../../border/live.ts'
import type { Device } from '../../phone/contract.ts'
import { useDevice } from '../use-device.ts'
import { t } from '../words.ts'
import styles from './bench.module.scss'

/** Every live component of the phone: codes, bitrate, frames, buffer. */
export function LivePanel({ device }: { readonly device: Device }) {
  const live = useDevice(device, (state) => state.live)
  if (live.length === 0) return <p className={styles['soft']}>{t('noLive')}</p>
  return <ul className={styles['live']}>{live.map((facts) => <LiveRow key={facts.key} facts={facts} />)}</ul>
}

function LiveRow({ facts }: { readonly facts: LiveFacts }) {
  const pusher = facts.kind === 'pusher'
  return (
    <li data-kind={facts.kind}>
      <b>{t(facts.kind)} <small>{facts.mode}{facts.id && ` · ${facts.id}`}</small></b>
      <span className={styles['codes']}>{facts.codes.slice(-6).map(({ code, at }) => <i key={`${code} ${at}`} data-bad={code < 0 || (code >= 3000 && code < 5000)}>{code}</i>)}</span>
      <dl>
        <div><dt>{t('bitrate')}</dt><dd>{Math.round(facts.kbps)} kbps</dd></div>
        <div><dt>{t('fps')}</dt><dd>{Math.round(facts.fps)}</dd></div>
        <div><dt>{t('size')}</dt><dd>{facts.width}×{facts.height}</dd></div>
        <div><dt>{t(pusher ? 'queued' : 'buffered')}</dt><dd>{pusher ? `${Math.round(facts.buffered / 1024)} KB` : `${Math.round(facts.buffered)} ms`}</dd></div>
        {facts.dropped > 0 && <div><dt>{t('dropped')}</dt><dd>{facts.dropped}</dd></div>}
      </dl>
      <code title={facts.url}>{facts.url.replace(/token=[^&]+/, 'token=…')}</code>
    </li>
  )
}
