import { View } from '@tarojs/components'
import { memberOf, type Stream } from '#shared/room/state'
import type { LinkStatistics, MediaStatistics, StreamStatistics, Transport } from '../media/contract'
import { Chart } from '../ui/chart'
import { Panel } from '../ui/panel'
import { useWords } from '../ui/preferences'
import type { Translate } from '../ui/words/translate'
import { classesOf } from '../ui/classes'
import styles from './statistics-panel.module.scss'
import { useLive } from './use-call'
import { useStatistics } from './use-statistics'

const css = classesOf(styles)

const GREEN = '#3ccb7f'
const TEAL = '#2cc5c0'
const AMBER = '#f0a020'

/** How each stream does, over the last minute. */
export function StatisticsPanel({ onClose }: { readonly onClose: () => void }) {
  const t = useWords()
  const history = useStatistics()
  const now = history[history.length - 1]
  return (
    <Panel title={t('more.statistics')} closeLabel={t('app.close')} onClose={onClose}>
      {now && (
        <View className={css('links')}>
          <Figure label={t('statistics.up')} value={`${Math.round(now.up.kbps)} kbit/s`} note={lossOf(now.up)} points={history.map(({ up }) => up.kbps)} color={TEAL} />
          <Figure label={t('statistics.down')} value={`${Math.round(now.down.kbps)} kbit/s`} note={lossOf(now.down)} points={history.map(({ down }) => down.kbps)} color={GREEN} />
          <Figure label={t('statistics.round-trip')} value={now.rttMs === null ? '--' : `${Math.round(now.rttMs)} ms`} note={null} points={history.map(({ rttMs }) => rttMs)} color={AMBER} />
        </View>
      )}
      {now?.streams.length === 0 && <View className={css('none')}>{t('statistics.none')}</View>}
      {now?.streams.map((stream) => <StreamFigures key={stream.stream} stream={stream} history={history} />)}
    </Panel>
  )
}

const lossOf = ({ lossPercent }: LinkStatistics): number | null => (lossPercent === null ? null : Math.round(lossPercent * 10) / 10)

interface FigureProps {
  readonly label: string
  readonly value: string
  readonly note: number | null
  readonly points: readonly (number | null)[]
  readonly color: string
}

function Figure({ label, value, note, points, color }: FigureProps) {
  const t = useWords()
  return (
    <View className={css('figure')}>
      <View className={css('line')}>
        <View className={css('label')}>{label}</View>
        {note !== null && <View className={css('label')}>{t('statistics.loss', { percent: note })}</View>}
        <View className={css('value')}>{value}</View>
      </View>
      <Chart label={`${label} ${value}`} points={points} color={color} />
    </View>
  )
}

function StreamFigures({ stream, history }: { readonly stream: StreamStatistics; readonly history: readonly MediaStatistics[] }) {
  const t = useWords()
  const known = useLive<Stream | null>(({ room }) => room.streams.find(({ id }) => id === stream.stream) ?? null, null)
  const owner = useLive(({ room }) => (known ? memberOf(room, known.owner)?.name ?? null : null), null)
  const past = history.map(({ streams }) => streams.find((one) => one.stream === stream.stream) ?? null)
  const { width, height, fps, via, kbps, latencyMs } = stream
  return (
    <View className={css('stream')}>
      <View className={css('name')}>{nameOf(stream, known, owner, t)}</View>
      <View className={css('label')}>{t('statistics.line', { width, height, fps: Math.round(fps), via: VIA[via] })}</View>
      <Figure label={t('statistics.rate')} value={`${Math.round(kbps)} kbit/s`} note={null} points={past.map((one) => one?.kbps ?? null)} color={TEAL} />
      {latencyMs !== null && <Figure label={t('statistics.latency')} value={`${Math.round(latencyMs)} ms`} note={null} points={past.map((one) => one?.latencyMs ?? null)} color={AMBER} />}
    </View>
  )
}

const VIA = { webrtc: 'WebRTC', rtmp: 'RTMP', flv: 'HTTP-FLV', vendor: 'SDK' } as const satisfies Record<Transport, string>

function nameOf({ stream }: StreamStatistics, known: Stream | null, owner: string | null, t: Translate): string {
  if (stream === 'local') return t('statistics.you')
  if (stream === 'local-screen') return t('statistics.your-screen')
  if (owner === null) return '--'
  return known?.source === 'screen' ? t('tile.screen', { name: owner }) : owner
}
