import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Occurrence, PlanView } from '#shared/protocol/plan'
import { Button } from '../../ui/button'
import { classesOf } from '../../ui/classes'
import { Icon } from '../../ui/icon'
import { Pill } from '../../ui/pill'
import { useWords } from '../../ui/preferences'
import { Press } from '../../ui/press'
import { dayWord, spanWord } from './day-words'
import styles from './plans.module.scss'

const css = classesOf(styles)
const SHOWN_AT_FIRST = 4

export interface OccurrencesProps {
  readonly plan: PlanView
  readonly now: number
  /** For who may change one; null for others. */
  readonly onChoose: ((occurrence: Occurrence) => void) | null
}

/** All times of a repeated plan, those to come first. */
export function Occurrences({ plan: { occurrences, title }, now, onChoose }: OccurrencesProps) {
  const t = useWords()
  const [unfolded, unfold] = useState(false)
  const coming = occurrences.filter(({ endsAt }) => endsAt > now)
  const past = occurrences.filter(({ endsAt }) => endsAt <= now).reverse()
  const all = [...coming, ...past]
  return (
    <View className={css('stretch')}>
      <View className={css('name')}>{t('plans.all')}</View>
      {onChoose && <View className={css('soft')}>{t('plans.change.choose')}</View>}
      <View className={css('list')}>
        {(unfolded ? all : all.slice(0, SHOWN_AT_FIRST)).map((one) => {
          const gone = one.cancelled || one.endsAt <= now
          const inside = (
            <>
              <View className={css('words')}>
                <View className={css('what', gone && 'gone')}>{dayWord(one.startsAt, now, t)} {spanWord(one)}</View>
                {one.title !== title && <View className={css('facts')}>{one.title}</View>}
              </View>
              {one.cancelled && <Pill>{t('plans.cancelled')}</Pill>}
            </>
          )
          return onChoose && !gone
            ? <Press key={one.at} className={css('way')} onPress={() => onChoose(one)}>{inside}<Icon name='chevron-right' size={18} /></Press>
            : <View key={one.at} className={css('way')}>{inside}</View>
        })}
      </View>
      {!unfolded && all.length > SHOWN_AT_FIRST && <Button text={t('plans.show-all', { count: all.length })} look='quiet' onPress={() => unfold(true)} />}
    </View>
  )
}
