import { View } from '@tarojs/components'
import { useRoomPanel, type OwnPanel } from '../../../../call/use-panel'
import { useSay } from '../../../../call/use-say'
import { classesOf } from '../../../../ui/classes'
import { Drawn } from '../../../../ui/icon'
import { Press } from '../../../../ui/press'
import { drawings } from '../drawings'
import { useTeaching } from '../use-class'
import { ToolPanel } from './tool-panel'
import styles from './toolbox.module.scss'

const css = classesOf(styles)

interface Entry {
  readonly id: 'quiz' | 'countdown' | 'pick' | 'trophies' | 'notes'
  readonly panel: OwnPanel
  /** Students find something there too. */
  readonly forAll: boolean
}

const ENTRIES: readonly Entry[] = [
  { id: 'quiz', panel: 'own-quiz', forAll: true },
  { id: 'countdown', panel: 'own-countdown', forAll: false },
  { id: 'pick', panel: 'own-pick', forAll: false },
  { id: 'trophies', panel: 'own-trophies', forAll: true },
  { id: 'notes', panel: 'own-notes', forAll: true },
]

/** All tools in a grid. */
export function ToolsPanel() {
  const say = useSay()
  const teaching = useTeaching()
  const { open } = useRoomPanel()
  return (
    <ToolPanel title={say('tools')}>
      <View className={css('grid')}>
        {ENTRIES.filter(({ forAll }) => teaching || forAll).map(({ id, panel }) => (
          <Press key={id} id={`tool-${id}`} className={css('tool')} onPress={() => open(panel)}>
            <View className={css('icon')}><Drawn inside={drawings[id]} size={26} /></View>
            <View>{say(id)}</View>
          </Press>
        ))}
      </View>
    </ToolPanel>
  )
}
