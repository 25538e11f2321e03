import { View } from '@tarojs/components'
import { useRef } from 'react'
import { useSay } from '../../../call/use-say'
import { Hold } from '../../../ui/hold'
import { Drawn } from '../../../ui/icon'
import { Press } from '../../../ui/press'
import { DIRECTIONS, type Direction } from '../law/moves'
import { classesOf } from '../../../ui/classes'
import { drawings } from './drawings'
import styles from './pad.module.scss'
import { useClaw, useMove } from './use-claw'

const css = classesOf(styles)

const STEP_MS = 160

/** Steering at the lower left, the grab at the lower right: both under a thumb. */
export function Pad() {
  const say = useSay()
  const move = useMove()
  const { turn } = useClaw()
  const sent = useRef({ turn: 0, number: 0 })
  const steering = turn.phase === 'steering'
  /** Counts up in the turn; what the room has seen is the least. */
  const next = () => {
    const known = turn.phase === 'steering' ? turn.moves : 0
    const id = turn.phase === 'free' ? 0 : turn.id
    const number = Math.max(known, sent.current.turn === id ? sent.current.number : 0) + 1
    sent.current = { turn: id, number }
    return { turnId: id, number }
  }
  const steer = (direction: Direction) => move({ type: 'steer', ...next(), direction })
  return (
    <View className={css('pad')}>
      <View className={css('cross')}>
        {DIRECTIONS.map((direction) => (
          <Hold key={direction} id={`steer-${direction}`} className={`${css('arrow') ?? ''} ${css(direction) ?? ''}`} label={say(direction)} disabled={!steering} periodMs={STEP_MS} onStep={() => steer(direction)}>
            <Drawn inside={drawings[direction]} size={26} />
          </Hold>
        ))}
      </View>
      <Press id='grab' className={css('grab')} label={say('grab')} disabled={!steering} onPress={() => move({ type: 'grab', ...next() })}>
        <View className={css('disc')}>
          <Drawn inside={drawings.grab} size={38} />
          <View className={css('word')}>{say(steering ? 'grab' : 'grabbing')}</View>
        </View>
      </Press>
    </View>
  )
}
