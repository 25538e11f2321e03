import { View } from '@tarojs/components'
import { useChime } from '../../../../call/use-chime'
import { useSay } from '../../../../call/use-say'
import { classesOf } from '../../../../ui/classes'
import { Drawn } from '../../../../ui/icon'
import type { Picked } from '../../law/pick/reduce'
import { drawings } from '../drawings'
import { ToolButton } from '../toolbox/tool-button'
import { useMyId, useTeaching } from '../use-class'
import styles from './pick.module.scss'
import { Reel, useRolls } from './reel'
import { useInvite, usePicked, usePickMove } from './use-pick'

const css = classesOf(styles)

/** The name that chance fell on; before it stands still, others roll by. To be keyed by the draw. */
export function PickedPill({ picked }: { readonly picked: Picked }) {
  const say = useSay()
  const move = usePickMove()
  const teaching = useTeaching()
  const invite = useInvite(picked)
  const rolls = useRolls(picked)
  const isMe = picked.member === useMyId()
  return (
    <View id='picked' className={css('pill', isMe && 'me', isMe && rolls && 'later')}>
      <Drawn inside={drawings.pick} size={18} />
      <Reel picked={picked} />
      {isMe && <View className={css('you', rolls && 'later')}>{say('pick.you')}</View>}
      {teaching && (
        <>
          {invite !== null && <ToolButton id='picked-invite' inside={drawings.invite} label={say('pick.invite')} onPress={invite} />}
          <ToolButton id='picked-again' inside={drawings.again} label={say('pick.again')} onPress={() => void move({ type: 'pick' })} />
          <ToolButton id='picked-away' inside={drawings.close} label={say('pick.put-away')} onPress={() => void move({ type: 'put-away' })} />
        </>
      )}
    </View>
  )
}

/** Lets the picked one hear it. */
export function PickChime() {
  const picked = usePicked()
  const me = useMyId()
  useChime('turn', picked?.member === me ? picked.id : 0)
  return null
}
