import { View } from '@tarojs/components'
import { useLive } from '../../../../call/use-call'
import { useSay } from '../../../../call/use-say'
import { Button } from '../../../../ui/button'
import { classesOf } from '../../../../ui/classes'
import { Drawn } from '../../../../ui/icon'
import { learns } from '../../law/teaching'
import { drawings } from '../drawings'
import { ToolButton } from '../toolbox/tool-button'
import { ToolPanel } from '../toolbox/tool-panel'
import { useTeaching } from '../use-class'
import styles from './trophies.module.scss'
import { useTrophies, useTrophyMove } from './use-trophies'

const css = classesOf(styles)

/** Lines of the list; the most decorated come first. */
const MOST_LINES = 200

/** Who has how many; who teaches gives to all on stage at once, and takes back what slipped. */
export function TrophiesPanel() {
  const say = useSay()
  const move = useTrophyMove()
  const teaching = useTeaching()
  const { owners } = useTrophies()
  const onStage = useLive(({ room }) => room.members.some(({ role, stage }) => learns(role) && stage === 'seated'), false)
  const lines = Object.entries(owners).sort(([, one], [, other]) => other.count - one.count).slice(0, MOST_LINES)
  return (
    <ToolPanel title={say('trophies')}>
      {teaching && <Button id='trophies-stage' text={say('trophies.give-stage')} look='primary' wide disabled={!onStage} onPress={() => void move({ type: 'give-stage' })} />}
      {lines.length === 0 && <View className={css('empty')}>{say('trophies.empty')}</View>}
      {lines.map(([id, { name, count }]) => (
        <View key={id} className={css('line')}>
          <View className={css('name')}>{name}</View>
          <View className={css('count')}><Drawn inside={drawings.trophies} size={16} /><View>{count}</View></View>
          {teaching && <ToolButton inside={drawings.back} label={say('trophies.take-back', { name })} onPress={() => void move({ type: 'take-back', member: id })} />}
        </View>
      ))}
    </ToolPanel>
  )
}
