import { View } from '@tarojs/components'
import { headline } from '../store/headline'
import { useSession } from '../store/use-session'
import { Banner } from '../ui/banner'
import { Button } from '../ui/button'
import { useWords } from '../ui/preferences'
import { classesOf } from '../ui/classes'
import styles from './banners.module.scss'
import { useCall, useMedia } from './use-call'
import { useMend } from './use-mend'

const css = classesOf(styles)

/** What lasts and should be known: one line each, with what to press. */
export function Banners() {
  const t = useWords()
  const { session, media } = useCall()
  const head = useSession(session, headline)
  const blocked = useMedia(({ sound }) => sound === 'blocked')
  const weak = useMedia(({ publisher }) => publisher.phase === 'live' && publisher.weak)
  const failed = useMedia(({ publisher }) => (publisher.phase === 'failed' ? publisher.why : null))
  const camera = useMedia((state) => (state.camera.state === 'missing' ? state.camera.why : null))
  const microphone = useMedia((state) => (state.microphone.state === 'missing' ? state.microphone.why : null))
  const { setCamera, setMicrophone } = session
  const { sentence, again } = useMend()
  return (
    <View className={css('banners')}>
      {head === 'reconnecting' && <Banner icon='wifi-off' tone='warning' text={t('banner.offline')} />}
      {head === 'media-away' && <Banner icon='wifi-off' tone='warning' text={t('banner.gateway')} />}
      {blocked && <Banner icon='volume-2' tone='plain' text={t('banner.sound')}><Button id='allow-sound' text={t('banner.sound.go')} look='primary' onPress={media.allowSound} /></Banner>}
      {weak && head === 'none' && <Banner icon='signal' tone='warning' text={t('banner.weak')} />}
      {failed && head === 'none' && <Banner icon='signal' tone='danger' text={t('banner.failed', { why: sentence(failed) })} />}
      {microphone && <Banner icon='mic-off' tone='danger' text={t('banner.microphone', { why: sentence(microphone) })}><Button text={t('app.retry')} look='quiet' onPress={() => again(microphone, () => void setMicrophone(true))} /></Banner>}
      {camera && <Banner icon='video-off' tone='danger' text={t('banner.camera', { why: sentence(camera) })}><Button text={t('app.retry')} look='quiet' onPress={() => again(camera, () => void setCamera(true))} /></Banner>}
    </View>
  )
}
