import { View } from '@tarojs/components'
import type { RecentRoom } from '../../call/recent-rooms'
import { spoken } from '../../call/room-code'
import { useServices } from '../../call/use-services'
import { when } from '../../call/when'
import { scenarios } from '../../scenarios/catalog'
import { Icon } from '../../ui/icon'
import { usePreferences } from '../../ui/preferences'
import { Press } from '../../ui/press'
import { classesOf } from '../../ui/classes'
import styles from './recent.module.scss'

const css = classesOf(styles)

export interface RecentRoomsProps {
  readonly rooms: readonly RecentRoom[]
  readonly onOpen: (room: RecentRoom) => void
  readonly onForget: () => void
}

/** Where this device was lately. */
export function RecentRooms({ rooms, onOpen, onForget }: RecentRoomsProps) {
  const { t } = usePreferences()
  return (
    <View className={css('recent')}>
      <View className={css('head')}>
        <View className={css('title')}>{t('lobby.recent')}</View>
        {rooms.length > 0 && <Press className={css('forget')} onPress={onForget}>{t('lobby.recent.forget')}</Press>}
      </View>
      <View className={css('list')}>
        {rooms.length === 0 && <View className={css('empty')}>{t('lobby.recent.empty')}</View>}
        {rooms.map((room) => <Row key={room.id} room={room} onOpen={() => onOpen(room)} />)}
      </View>
    </View>
  )
}

function Row({ room, onOpen }: { readonly room: RecentRoom; readonly onOpen: () => void }) {
  const { t } = usePreferences()
  const { now } = useServices()
  const icon = scenarios.find(({ id }) => id === room.scenario)?.icon ?? 'door-open'
  const facts = [when(room.at, now(), t), t('room.code', { code: spoken(room.joinCode) }), ...(room.mine ? [t('lobby.recent.host')] : [])]
  return (
    <Press className={css('row')} onPress={onOpen}>
      <View className={css('icon')}><Icon name={icon} /></View>
      <View className={css('words')}>
        <View className={css('name')}>{room.title}</View>
        <View className={css('facts')}>{facts.join(' · ')}</View>
      </View>
      <Icon name='chevron-right' size={18} />
    </Press>
  )
}
