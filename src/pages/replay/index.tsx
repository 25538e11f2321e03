import Taro, { useRouter } from '@tarojs/taro'
import { View } from '@tarojs/components'
import { decoded, lobbyPath } from '../../call/paths'
import { announced } from '../../ui/aria'
import { Button } from '../../ui/button'
import { classesOf } from '../../ui/classes'
import { Page } from '../../ui/page'
import { useWords } from '../../ui/preferences'
import { Spinner } from '../../ui/spinner'
import { OpenReplay } from './open-replay'
import styles from './replay.module.scss'
import { useRecording } from './use-recording'
import { useSay } from './use-say'

const css = classesOf(styles)

/** Plays what was recorded in a room: everybody's picture and sound at their time, and what happened meanwhile. */
export default function ReplayPage() {
  const t = useWords()
  const say = useSay()
  const { params } = useRouter()
  const { found, reload } = useRecording(decoded(params['id']) ?? '')
  if (found.state === 'open') return <Page fixed><OpenReplay recording={found.recording} askedAt={found.askedAt} reload={reload} /></Page>
  return (
    <Page fixed>
      <View className={css('alone')}>
        {found.state === 'loading' ? <Spinner text={say('page.loading')} /> : (
          <>
            <View className={css('trouble')} {...announced}>{t(`failure.${found.why}`)}</View>
            {found.why !== 'recording/not-found' && <Button id='replay-retry' text={t('app.retry')} look='primary' onPress={reload} />}
            <Button id='to-lobby' text={t('ended.lobby')} onPress={() => void Taro.reLaunch({ url: lobbyPath })} />
          </>
        )}
      </View>
    </Page>
  )
}
