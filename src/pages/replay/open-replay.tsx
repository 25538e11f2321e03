import { View } from '@tarojs/components'
import { useEffect, useMemo, useRef, useState } from 'react'
import { createScope } from '#shared/kernel/scope'
import type { RecordingReply } from '#shared/protocol/http'
import { useServices } from '../../call/use-services'
import { scenarios } from '../../scenarios/catalog'
import { classesOf } from '../../ui/classes'
import { Controls } from './controls'
import { entriesOf } from './entries'
import { Happenings } from './happenings'
import { useKeys } from './keys'
import { followPeople } from './people'
import { Pictures } from './pictures'
import { lengthOf, reelsOf } from './plan'
import { createReplay, type Replay } from './replay'
import styles from './replay.module.scss'
import { Timeline } from './timeline'
import { TopRow } from './top-row'
import { useFreshAddresses } from './use-fresh-addresses'
import { useSay } from './use-say'

const css = classesOf(styles)

export interface OpenReplayProps {
  readonly recording: RecordingReply
  /** When the server told it, this device's clock, ms: how far one reaches that still goes on. */
  readonly askedAt: number
  readonly reload: () => void
}

/** A recording that is there. */
export function OpenReplay({ recording, askedAt, reload }: OpenReplayProps) {
  const { now } = useServices()
  const length = lengthOf(recording, askedAt)
  const first = useRef(length)
  const [replay, setReplay] = useState<Replay | null>(null)
  useEffect(() => {
    const scope = createScope()
    setReplay(createReplay({ length: first.current, now }, scope))
    return () => scope.end()
  }, [now])
  useEffect(() => replay?.setLength(length), [replay, length])
  return replay && <Playing recording={recording} askedAt={askedAt} reload={reload} replay={replay} />
}

function Playing({ recording, askedAt, reload, replay }: OpenReplayProps & { readonly replay: Replay }) {
  const say = useSay()
  const scenario = scenarios.find(({ id }) => id === recording.scenario)
  const [together, setTogether] = useState(false)
  const mixed = recording.parts.some(({ source }) => source === 'mix')
  const scene = useMemo(() => ({
    recording,
    reels: reelsOf(recording, askedAt).filter(({ source }) => (source === 'mix') === together),
    standing: followPeople(recording.events),
    mainRole: scenario?.hostRole ?? null,
  }), [recording, askedAt, scenario, together])
  const entries = useMemo(() => entriesOf(recording, say), [recording, say])
  useKeys(replay)
  useFreshAddresses(replay, reload)
  return (
    <View className={css('replay')}>
      <TopRow recording={recording} length={lengthOf(recording, askedAt)} onRefresh={recording.endedAt === null ? reload : null} together={mixed ? together : null} onTogether={setTogether} />
      <View className={css('middle')}>
        <View className={css('left')}>
          <Pictures scene={scene} layout={scenario?.layout ?? 'grid'} replay={replay} />
          <Timeline replay={replay} entries={entries} />
          <Controls replay={replay} />
        </View>
        <View className={css('right')}><Happenings replay={replay} entries={entries} /></View>
      </View>
    </View>
  )
}

