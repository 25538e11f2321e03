import { View } from '@tarojs/components'
import type { ComponentType } from 'react'
import { useStore } from 'zustand'
import type { StoreApi } from 'zustand/vanilla'
import type { MediaRoomState } from '../../contract'
import type { LivePlayerSet } from './live-players'
import type { LivePushers } from './live-pusher'
import { Player } from './player-view'
import { Pusher } from './pusher-view'

/** Components that no tile shows, one pixel large: native players have no sound, and the pusher sends nothing, outside the tree. */
export const unseenOf = (room: StoreApi<MediaRoomState>, pusher: LivePushers, players: LivePlayerSet): ComponentType =>
  function Unseen() {
    const entries = useStore(players.entries)
    const line = useStore(pusher.pushing, (pushing) => (pushing.unseen ? pushing.line : null))
    return (
      <View style={PIXEL}>
        {line ? <Pusher room={room} pusher={pusher} line={line} /> : null}
        {Object.entries(entries).map(([stream, entry]) =>
          entry.audio && entry.unseen ? <Player key={stream} stream={stream} entry={entry} fit='contain' players={players} /> : null)}
      </View>
    )
  }

const PIXEL = { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', opacity: 0 } as const
