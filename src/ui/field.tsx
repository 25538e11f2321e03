import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import styles from './field.module.scss'

export interface FieldProps {
  readonly label: string
  /** What is wrong, in a sentence. */
  readonly complaint?: string | null | undefined
  readonly children: ReactNode
}

/** A control under its name. */
export function Field({ label, complaint, children }: FieldProps) {
  return (
    <View className={styles['field']}>
      <View className={styles['label']}>{label}</View>
      {children}
      {complaint && <View className={styles['complaint']}>{complaint}</View>}
    </View>
  )
}
