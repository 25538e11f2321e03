import Taro from '@tarojs/taro'
import { View } from '@tarojs/components'
import { planPage, type PlanLine } from '#shared/protocol/plan'
import { replayPath } from '../../call/paths'
import { useServices } from '../../call/use-services'
import { scenarios } from '../../scenarios/catalog'
import { classesOf } from '../../ui/classes'
import { Icon } from '../../ui/icon'
import { Button } from '../../ui/button'
import { Pill } from '../../ui/pill'
import { useWords } from '../../ui/preferences'
import { Press } from '../../ui/press'
import { dayWord, spanWord } from './day-words'
import styles from './plans.module.scss'

const css = classesOf(styles)

/** One time of one plan, and the way to it; to its recording if there is one. */
export function Line({ line: { id, scenario, host, mine, repeats, occurrence }, recording }: { readonly line: PlanLine; readonly recording: string | null }) {
  const t = useWords()
  const now = useServices().now()
  const icon = scenarios.find((one) => one.id === scenario)?.icon ?? 'door-open'
  const facts = [`${dayWord(occurrence.startsAt, now, t)} ${spanWord(occurrence)}`, mine ? t('plans.mine') : t('plans.by', { host }), ...(repeats ? [t('plans.repeats')] : [])]
  const on = occurrence.startsAt <= now && now < occurrence.endsAt
  return (
    <View className={css('line')}>
      <Press className={css('way')} onPress={() => void Taro.navigateTo({ url: planPage(id) })}>
        <View className={css('icon')}><Icon name={icon} /></View>
        <View className={css('words')}>
          <View className={css('what', occurrence.cancelled && 'gone')}>{occurrence.title}</View>
          <View className={css('facts')}>{facts.join(' · ')}</View>
        </View>
        {occurrence.cancelled && <Pill>{t('plans.cancelled')}</Pill>}
        {!occurrence.cancelled && on && <Pill tone='good'>{t('plans.now')}</Pill>}
        <Icon name='chevron-right' size={18} />
      </Press>
      {recording !== null && <View className={css('more')}><Button icon='play' text={t('plans.recording')} look='quiet' onPress={() => void Taro.navigateTo({ url: replayPath(recording) })} /></View>}
    </View>
  )
}
