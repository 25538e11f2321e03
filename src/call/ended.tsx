import Taro from '@tarojs/taro'
import type { FailureCode } from '#shared/protocol/failures'
import type { EndReason } from '#shared/room/state'
import { useWords } from '../ui/preferences'
import { Farewell } from './farewell'
import type { Visit } from './visit'
import { decoded, readWish } from './paths'
import { endSentence } from './sentences'

export interface EndedProps {
  readonly why: FailureCode | EndReason | 'left'
  readonly visit: Visit
}

/** Ends after which the room is not there any more for this person. */
const FINAL: readonly EndedProps['why'][] = ['by-host', 'empty', 'room/ended', 'room/removed', 'room/not-found']

/** The visit is over: why, and where to go. */
export function Ended({ why }: EndedProps) {
  const t = useWords()
  const params = Taro.getCurrentInstance().router?.params ?? {}
  const room = decoded(params['room'])
  return <Farewell title={endSentence(why, t)} {...(FINAL.includes(why) || room === undefined ? {} : { again: { aim: 'join', room, ...readWish(params) } })} />
}
