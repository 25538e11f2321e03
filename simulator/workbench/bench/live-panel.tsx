import type { LiveFacts } from '../../border/live.ts'
import type { RunningPhone } from '../running-phone.ts'
import { useDevice } from '../use-device.ts'
import { t } from '../words.ts'
import styles from './bench.module.scss'

/** Every live component of the phone: codes, bitrate, frames, buffer. */
export function LivePanel({ phone: { device, happenings } }: { readonly phone: RunningPhone }) {
  const live = useDevice(device, (state) => state.live)
  const { liveCodes, liveLags, liveClock } = useDevice(device, ({ phone }) => phone)
  if (live.length === 0) return <p className={styles['soft']}>{t('noLive')}</p>
  return (
    <>
      <div className={styles['buttons']}>
        <button id='stall-live' type='button' title={t('stallLiveWhy')} onClick={happenings.stallLive}>{t('stallLive')}</button>
        <button id='lag-live' type='button' title={t('lagLiveWhy')} onClick={() => device.changePhone({ liveLags: liveLags + 1 })}>{t('lagLive')}</button>
        <button id='live-codes' type='button' aria-pressed={!liveCodes} title={t('noCodesWhy')} onClick={() => device.changePhone({ liveCodes: !liveCodes })}>{t('noCodes')}</button>
        <button id='live-clock' type='button' aria-pressed={liveClock} title={t('clockWhy')} onClick={() => device.changePhone({ liveClock: !liveClock })}>{t('clock')}</button>
      </div>
      <ul className={styles['live']}>{live.map((facts) => <LiveRow key={facts.key} facts={facts} />)}</ul>
    </>
  )
}

function LiveRow({ facts }: { readonly facts: LiveFacts }) {
  const pusher = facts.kind === 'pusher'
  return (
    <li data-kind={facts.kind} data-component={facts.key}>
      <b>{t(facts.kind)} <small>{facts.mode}{facts.sound && ` · ${facts.sound}`}{facts.id && ` · ${facts.id}`}</small></b>
      <span className={styles['codes']}>{facts.codes.slice(-6).map(({ code, at }) => <i key={`${code} ${at}`} data-bad={code < 0 || (code >= 3000 && code < 5000)}>{code}</i>)}</span>
      <dl>
        <div><dt>{t('bitrate')}</dt><dd>{Math.round(facts.kbps)} kbps</dd></div>
        <div><dt>{t('fps')}</dt><dd>{Math.round(facts.fps)}</dd></div>
        <div><dt>{t('size')}</dt><dd>{facts.width}×{facts.height}</dd></div>
        <div><dt>{t(pusher ? 'queued' : 'buffered')}</dt><dd>{pusher ? `${Math.round(facts.buffered / 1024)} KB` : `${Math.round(facts.buffered)} ms`}</dd></div>
        {facts.latencyMs !== null && <div><dt>{t('latency')}</dt><dd>{facts.latencyMs} ms</dd></div>}
        {facts.dropped > 0 && <div><dt>{t('dropped')}</dt><dd>{facts.dropped}</dd></div>}
      </dl>
      <code title={facts.url}>{facts.url.replace(/token=[^&]+/, 'token=…')}</code>
    </li>
  )
}
