import Taro from '@tarojs/taro'
import { useEffect } from 'react'
import { after, createScope } from '#shared/kernel/scope'
import type { RecordingId } from '#shared/room/state'
import type { Notice } from '../store/state'
import { useWords } from '../ui/preferences'
import { Toasts } from '../ui/toasts'
import type { Translate } from '../ui/words/translate'
import { replayPath } from './paths'
import { noticeSentence } from './sentences'
import { useArrivals } from './use-arrivals'
import { useCall, useLive } from './use-call'

const SHOWN_MS = 6_000

/** What was refused, what the room wants said, and who came and went. */
export function Notices() {
  const t = useWords()
  const { session } = useCall()
  const notices = useLive<readonly Notice[]>((live) => live.notices.filter(({ what }) => !SAID_ELSEWHERE.includes(what)), NONE)
  const arrivals = useArrivals()
  const oldest = notices[0]?.id
  useEffect(() => {
    if (oldest === undefined) return
    const scope = createScope()
    after(scope, SHOWN_MS, () => session.dismiss(oldest))
    return () => scope.end()
  }, [session, oldest])
  const said = notices.map((notice) => ({ id: notice.id, text: noticeSentence(notice, t), way: wayTo(notice.recording, t) }))
  const told = arrivals.lines.map(({ id, text }) => ({ id: -id, text }))
  return <Toasts toasts={[...told, ...said]} onDismiss={(id) => (id < 0 ? arrivals.dismiss(-id) : session.dismiss(id))} />
}

const wayTo = (recording: RecordingId | undefined, t: Translate) =>
  recording === undefined ? undefined : { text: t('more.replay'), onPress: () => void Taro.navigateTo({ url: replayPath(recording) }) }

/** A dialog asks, a banner stands: a toast would say it twice. */
const SAID_ELSEWHERE: readonly Notice['what'][] = ['you-were-invited', 'uplink-weak']
const NONE: readonly Notice[] = []
