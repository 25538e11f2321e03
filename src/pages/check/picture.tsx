import { View } from '@tarojs/components'
import { Avatar } from '../../ui/avatar'
import { Button } from '../../ui/button'
import { Icon } from '../../ui/icon'
import { LevelMeter } from '../../ui/level-meter'
import { useWords } from '../../ui/preferences'
import { classesOf } from '../../ui/classes'
import styles from './picture.module.scss'
import type { LivePreview } from './use-preview'

const css = classesOf(styles)

/** Your picture, mirrored, with a level that moves when you speak, and the two switches below. */
export function Picture({ live, name }: { readonly live: LivePreview; readonly name: string }) {
  const t = useWords()
  const { preview: { PreviewVideo, can }, state: { asking, camera, microphone, level }, wish } = live
  const hears = microphone.state === 'on'
  const sees = camera.state === 'on'
  return (
    <View className={css('column')}>
      <View className={css('picture')}>
        {sees ? <View className={css('video')}><PreviewVideo /></View> : <View className={css('nobody')}><Avatar name={name} size={88} /></View>}
        {asking && <View className={css('asking')}>{t('check.asking')}</View>}
        <View className={css('foot')}>
          <View className={css('name')}>
            <Icon name={hears ? 'mic' : 'mic-off'} size={14} />
            <View className={css('text')}>{t('check.preview', { name })}</View>
          </View>
          {can.level && hears && <LevelMeter level={level} label={t('check.levels')} />}
        </View>
      </View>
      <View className={css('switches')}>
        <Button id='check-microphone' icon={hears ? 'mic' : 'mic-off'} text={t(hears ? 'check.microphone.turn-off' : 'check.microphone.turn-on')} onPress={() => wish({ microphone: !hears })} />
        <Button id='check-camera' icon={sees ? 'video' : 'video-off'} text={t(sees ? 'check.camera.turn-off' : 'check.camera.turn-on')} onPress={() => wish({ camera: !sees })} />
      </View>
    </View>
  )
}
