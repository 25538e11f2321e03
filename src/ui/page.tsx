import { View } from '@tarojs/components'
import { useEffect } from 'react'
import type { ReactNode } from 'react'
import { followBarText } from './bar-text'
import { usePreferences } from './preferences'
import { topInset } from './top-inset'
import { classes, classesOf } from './classes'
import styles from './page.module.scss'

const css = classesOf(styles)

export interface PageProps {
  /** A room is always dark: people are the light. */
  readonly room?: boolean | undefined
  /** A page that fills the window and does not scroll. */
  readonly fixed?: boolean | undefined
  readonly children: ReactNode
}

/** The root of every page: carries the theme, keeps clear of notch and capsule. */
export function Page({ room, fixed, children }: PageProps) {
  const { theme } = usePreferences()
  const look = room ? 'dark' : theme
  useEffect(() => followBarText(look), [look])
  return (
    <View className={classes(`theme-${look}`, css('page'), fixed && css('fixed'))} style={topInset()}>
      {children}
    </View>
  )
}
