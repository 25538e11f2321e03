import Taro, { useDidShow, useShareAppMessage } from '@tarojs/taro'
import { View } from '@tarojs/components'
import { useState } from 'react'
import type { ScenarioManifest } from '#shared/scenario/manifest'
import { checkPath, lobbyPath, newPlanPath, plansPath } from '../../call/paths'
import { forgetRooms, readRecent, type RecentRoom } from '../../call/recent-rooms'
import { useServices } from '../../call/use-services'
import { scenarios } from '../../scenarios/catalog'
import { Button } from '../../ui/button'
import { Page } from '../../ui/page'
import { useWords } from '../../ui/preferences'
import { CreateDialog } from './create-dialog'
import { JoinBar } from './join-bar'
import { classesOf } from '../../ui/classes'
import styles from './lobby.module.scss'
import { RecentRooms } from './recent'
import { Recordings } from './recordings'
import { ScenarioCard } from './scenario-card'
import { TopRow } from './top-row'

const css = classesOf(styles)

/** One question: what would you like to do? */
export default function Lobby() {
  const t = useWords()
  const { storage } = useServices()
  const [opening, setOpening] = useState<ScenarioManifest | null>(null)
  const [recent, setRecent] = useState<readonly RecentRoom[]>([])
  useDidShow(() => setRecent(readRecent(storage)))
  useShareAppMessage(() => ({ title: t('lobby.promise'), path: lobbyPath }))
  const go = (url: string) => void Taro.navigateTo({ url })
  const forget = () => {
    forgetRooms(storage)
    setRecent([])
  }
  return (
    <Page>
      <View className={css('lobby')}>
        <TopRow />
        <View className={css('head')}>
          <View className={css('question')}>{t('lobby.question')}</View>
          <Button id='plans' icon='calendar' text={t('lobby.plans')} look='quiet' onPress={() => go(plansPath)} />
        </View>
        <View className={css('promise')}>{t('lobby.promise')}</View>
        <JoinBar />
        <View className={css('cards')}>
          {scenarios.map((scenario) => <ScenarioCard key={scenario.id} scenario={scenario} onStart={() => setOpening(scenario)} />)}
        </View>
        <RecentRooms rooms={recent} onOpen={({ id }) => go(checkPath({ aim: 'join', room: id }))} onForget={forget} />
        <Recordings />
      </View>
      {opening && (
        <CreateDialog
          scenario={opening}
          onClose={() => setOpening(null)}
          onPlan={(title, variant) => {
            setOpening(null)
            go(newPlanPath({ scenario: opening.id, title, variant }))
          }}
          onCreate={(title, variant) => {
            setOpening(null)
            go(checkPath({ aim: 'open', scenario: opening.id, title, variant }))
          }}
        />
      )}
    </Page>
  )
}
