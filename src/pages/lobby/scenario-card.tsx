import { View } from '@tarojs/components'
import type { ScenarioManifest } from '#shared/scenario/manifest'
import { Button } from '../../ui/button'
import { Drawing } from '../../ui/drawing'
import { Icon } from '../../ui/icon'
import { usePreferences } from '../../ui/preferences'
import { classesOf } from '../../ui/classes'
import styles from './scenario-card.module.scss'

const css = classesOf(styles)

/** A scenario: one picture, one sentence, one button. */
export function ScenarioCard({ scenario, onStart }: { readonly scenario: ScenarioManifest; readonly onStart: () => void }) {
  const { language } = usePreferences()
  const words = scenario.words[language]
  return (
    <View className={css('card')}>
      <View className={css('picture')}>
        <Drawing svg={scenario.picture} label={words.title} width='100%' height='100%' />
        <View className={css('badge')}><Icon name={scenario.icon} size={20} /></View>
      </View>
      <View className={css('words')}>
        <View className={css('title')}>{words.title}</View>
        <View className={css('sentence')}>{words.sentence}</View>
        <View className={css('foot')}><Button id={`start-${scenario.id}`} text={words.action} look='primary' onPress={onStart} /></View>
      </View>
    </View>
  )
}
