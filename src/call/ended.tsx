import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'
import type { FailureCode } from '#shared/protocol/failures'
import type { EndReason, RecordingId } from '#shared/room/state'
import { useWords } from '../ui/preferences'
import { Farewell } from './farewell'
import { decoded, readWish, replayPath } from './paths'
import { forgetRooms, readRecent } from './recent-rooms'
import { endSentence } from './sentences'
import { useServices } from './use-services'

export interface EndedProps {
  readonly why: FailureCode | EndReason | 'left'
  /** What was recorded in the visit. */
  readonly recorded?: RecordingId | undefined
}

/** Ends after which the room is not there any more for this person. */
const FINAL: readonly EndedProps['why'][] = ['by-host', 'empty', 'room/ended', 'room/removed', 'room/not-found']

/** The visit is over: why, and where to go. */
export function Ended({ why, recorded }: EndedProps) {
  const t = useWords()
  const { storage } = useServices()
  const params = Taro.getCurrentInstance().router?.params ?? {}
  const room = decoded(params['room'])
  const [mine] = useState(() => readRecent(storage).some(({ id, mine }) => mine && id === room))
  useEffect(() => {
    if (room !== undefined && FINAL.includes(why)) forgetRooms(storage, room)
  }, [storage, room, why])
  const title = why === 'by-host' && mine ? t('ended.by-you') : endSentence(why, t)
  const way = recorded === undefined || why === 'room/removed' ? undefined : { id: 'to-replay', text: t('more.replay'), path: replayPath(recorded) }
  return <Farewell title={title} way={way} {...(FINAL.includes(why) || room === undefined ? {} : { again: { aim: 'join', room, ...readWish(params) } })} />
}
