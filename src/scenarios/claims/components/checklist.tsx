import { ScrollView, View } from '@tarojs/components'
import { useCall, useLive } from '../../../call/use-call'
import { useSay } from '../../../call/use-say'
import { canDo } from '../../../store/select'
import { aria } from '../../../ui/aria'
import { Icon } from '../../../ui/icon'
import { Press } from '../../../ui/press'
import { readClaim, type ClaimMove } from '../law/law'
import { claimReducer, VIEWS, type CarView } from '../law/reduce'
import { classesOf } from '../../../ui/classes'
import styles from './checklist.module.scss'

const css = classesOf(styles)

/** The views of the car: the adjuster asks for one, then ticks it; the owner sees how far it is. */
export function Checklist() {
  const say = useSay()
  const { session, scenario } = useCall()
  const { seen, asked } = useLive(({ room }) => readClaim(room.law), claimReducer.opening)
  const leads = useLive((live) => canDo(live, 'move', scenario), false)
  const act = (view: CarView) => {
    const move: ClaimMove = asked === view || seen.includes(view) ? { type: 'tick', view, seen: !seen.includes(view) } : { type: 'ask', view }
    void session.move(move)
  }
  const verb = (view: CarView) => say(seen.includes(view) ? 'untick' : asked === view ? 'tick' : 'ask')
  return (
    <View className={css('frame')} {...aria('group', say('checklist'))}>
      <View className={css('title')}>{say('checklist')} · {say('progress', { seen: seen.length, all: VIEWS.length })}</View>
      <ScrollView scrollX className={css('scroll')}>
        <View className={css('list')}>
          {VIEWS.map((view) => {
            const name = css('view', seen.includes(view) && 'seen', asked === view && 'asked')
            const inside = <><Icon name={seen.includes(view) ? 'check' : 'camera'} size={18} /><View className={css('word')}>{say(`view.${view}`)}</View></>
            return leads
              ? <Press key={view} id={`view-${view}`} className={name} label={`${say(`view.${view}`)} · ${verb(view)}`} onPress={() => act(view)}>{inside}</Press>
              : <View key={view} id={`view-${view}`} className={name}>{inside}</View>
          })}
        </View>
      </ScrollView>
    </View>
  )
}
