import { View } from '@tarojs/components'
import { useMemo, useState } from 'react'
import { withVariant } from '#shared/scenario/with-variant'
import { Page } from '../ui/page'
import { MoreWords, useWords } from '../ui/preferences'
import { Spinner } from '../ui/spinner'
import { enRoom } from '../ui/words/en-room'
import { zhRoom } from '../ui/words/zh-room'
import { Banners } from './banners'
import { CallBar } from './call-bar'
import { Ended } from './ended'
import { Invitation } from './invitation'
import { Notices } from './notices'
import type { RoomVisit } from './visit'
import { Panels } from './panels'
import { Refused } from './refused'
import { classesOf } from '../ui/classes'
import styles from './room.module.scss'
import { RoomChimes } from './room-chimes'
import type { RoomParts } from './room-parts'
import { Stage } from './stage'
import { TopLine } from './top-line'
import { CallProvider } from './use-call'
import { useFileAddresses } from './use-file-addresses'
import { LayoutContext, type ChosenLayout } from './use-layout'
import { PanelContext, usePanel } from './use-panel'
import type { VisitState } from './use-visit'
import { useSession } from '../store/use-session'

const css = classesOf(styles)

export interface RoomProps {
  readonly visit: VisitState
  /** What a scenario puts in the place of the common parts. */
  readonly parts?: RoomParts | undefined
}

/** A room from its opening to its end: what every scenario shares, and the places where each adds its own. */
export const Room = (props: RoomProps) => <MoreWords words={ROOM_WORDS}><AnyRoom {...props} /></MoreWords>

const ROOM_WORDS = { zh: zhRoom, en: enRoom }

function AnyRoom({ visit, parts }: RoomProps) {
  const t = useWords()
  if (visit.state === 'refused') return <Refused why={visit.why} room={visit.room} />
  if (visit.state === 'opening') return <Page room fixed><View className={css('room')}><Spinner text={t('room.joining')} /></View></Page>
  return <OpenRoom visit={visit.visit} parts={parts ?? {}} />
}

function OpenRoom({ visit, parts }: { readonly visit: RoomVisit; readonly parts: RoomParts }) {
  const t = useWords()
  const phase = useSession(visit.session, (state) => state.phase)
  const why = useSession(visit.session, (state) => (state.phase === 'ended' ? state.why : null))
  const recorded = useSession(visit.session, (state) => (state.phase === 'ended' ? state.recorded : undefined))
  const variant = useSession(visit.session, (state) => (state.phase === 'live' ? state.room.variant : null))
  const scenario = useMemo(() => withVariant(visit.scenario, variant), [visit.scenario, variant])
  const fileAddress = useFileAddresses(visit.session)
  const media = visit.session.media()
  if (phase === 'ended') return <Ended why={why ?? 'left'} recorded={recorded} />
  if (phase !== 'live' || media === null) return <Page room fixed><View className={css('room')}><Spinner text={t('room.joining')} /></View></Page>
  return (
    <CallProvider call={{ ...visit, scenario, media, fileAddress }}>
      <Page room fixed><LiveRoom parts={parts} /><media.Unseen /></Page>
    </CallProvider>
  )
}

function LiveRoom({ parts }: { readonly parts: RoomParts }) {
  const { center, below, facts, aside, tools } = parts
  const panel = usePanel()
  const [chosen, choose] = useState<ChosenLayout>('auto')
  return (
    <LayoutContext.Provider value={{ chosen, choose }}><PanelContext.Provider value={panel}><View className={css('room')}>
      <TopLine facts={facts} onOpen={panel.open} />
      <View className={css('middle')}>
        <View className={css('center')}>
          <View className={css('pictures')}>
            {center ?? <Stage />}
            <Banners />
            <Notices />
          </View>
          {below}
        </View>
        {aside && <View className={css('aside')}>{aside}</View>}
        <Panels panel={panel} parts={parts} />
      </View>
      <CallBar panel={panel} tools={tools} />
      <Invitation />
      <RoomChimes />
    </View></PanelContext.Provider></LayoutContext.Provider>
  )
}
