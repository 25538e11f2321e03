import { View } from '@tarojs/components'
import { useAnswer } from '../../store/use-session'
import { classesOf } from '../../ui/classes'
import { Drawn } from '../../ui/icon'
import { Press } from '../../ui/press'
import { Select } from '../../ui/select'
import styles from './controls.module.scss'
import { drawings } from './drawings'
import { playerCan } from './player'
import type { Replay } from './replay'
import { STEP_MS } from './step'
import { useSay } from './use-say'

const css = classesOf(styles)

/** Play, steps, speed and sound. */
export function Controls({ replay }: { readonly replay: Replay }) {
  const say = useSay()
  const paused = useAnswer(replay.store, ({ clock }) => clock.mode === 'paused')
  const speed = useAnswer(replay.store, ({ clock }) => clock.speed)
  const muted = useAnswer(replay.store, (state) => state.muted)
  return (
    <View className={css('row')}>
      <View className={css('side')}>
        <Press id='replay-mute' className={css('button')} label={say(muted ? 'unmute' : 'mute')} pressed={muted} onPress={() => replay.setMuted(!muted)}>
          <Drawn inside={muted ? drawings.silence : drawings.sound} size={22} />
        </Press>
      </View>
      <Press className={css('button')} label={say('back')} onPress={() => replay.skip(-STEP_MS)}><Drawn inside={drawings.back} size={26} /><View className={css('ten')}>10</View></Press>
      <Press id='replay-play' className={css('button', 'main')} label={say(paused ? 'play' : 'pause')} onPress={replay.toggle}>
        <Drawn inside={paused ? drawings.play : drawings.pause} size={22} />
      </Press>
      <Press className={css('button')} label={say('forward')} onPress={() => replay.skip(STEP_MS)}><Drawn inside={drawings.forward} size={26} /><View className={css('ten')}>10</View></Press>
      <View className={css('side', 'end')}>
        <View className={css('speed')}>
          <Select label={say('speed')} chosen={String(speed)} options={playerCan.speeds.map((one) => ({ value: String(one), text: `${one}×` }))} onChoose={(value) => replay.setSpeed(Number(value))} />
        </View>
      </View>
    </View>
  )
}
