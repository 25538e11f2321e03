import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { classesOf } from './classes'
import styles from './field.module.scss'

const css = classesOf(styles)

export interface FieldProps {
  readonly label: string
  /** What is wrong, in a sentence. */
  readonly complaint?: string | null | undefined
  readonly children: ReactNode
}

/** A control under its name. */
export function Field({ label, complaint, children }: FieldProps) {
  return (
    <View className={css('field')}>
      <View className={css('label')}>{label}</View>
      {children}
      {complaint && <View className={css('complaint')}>{complaint}</View>}
    </View>
  )
}
