import { Picker, View } from '@tarojs/components'
import { Icon } from '../icon'
import type { SelectProps } from './contract'
import { classesOf } from '../classes'
import styles from './select.module.scss'

const css = classesOf(styles)

/** WeChat's wheel. */
export function Select({ options, chosen, onChoose }: SelectProps) {
  const index = Math.max(0, options.findIndex(({ value }) => value === chosen))
  const choose = (position: number) => {
    const option = options[position]
    if (option) onChoose(option.value)
  }
  return (
    <Picker mode='selector' range={options.map(({ text }) => text)} value={index} onChange={({ detail }) => choose(Number(detail.value))}>
      <View className={css('frame')}>
        <View className={css('select')}>{options[index]?.text ?? ''}</View>
        <View className={css('arrow')}><Icon name='chevron-right' size={18} /></View>
      </View>
    </Picker>
  )
}
