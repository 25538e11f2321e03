import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Member } from '#shared/room/state'
import { useLive } from '../../../../call/use-call'
import { useRoomPanel } from '../../../../call/use-panel'
import { useSay } from '../../../../call/use-say'
import { Button } from '../../../../ui/button'
import { Choice } from '../../../../ui/choice'
import { classesOf } from '../../../../ui/classes'
import { Field } from '../../../../ui/field'
import { IconButton } from '../../../../ui/icon-button'
import { Panel } from '../../../../ui/panel'
import { useWords } from '../../../../ui/preferences'
import { Select } from '../../../../ui/select'
import type { AfterTurn, RunningTurns } from '../../law/turns/reduce'
import { learns } from '../../law/teaching'
import { useName } from '../use-class'
import { Picking } from './picking'
import styles from './turns.module.scss'
import { useTurns, useTurnsMove } from './use-turns'

const css = classesOf(styles)

const SPANS = [15, 30, 60, 90, 120, 180, 300, 600]
const ORDERS = ['hands', 'stage', 'all', 'list'] as const
type Order = (typeof ORDERS)[number]
const AFTERS: readonly AfterTurn[] = ['mute', 'take-down']
const NOBODY: readonly Member[] = []

/** Starts the turns, or shows who still waits. */
export function TurnsPanel() {
  const t = useWords()
  const say = useSay()
  const panel = useRoomPanel()
  const turns = useTurns()
  return (
    <Panel title={say('turns')} closeLabel={t('app.close')} onClose={panel.close}>
      {turns.phase === 'running' ? <Waiting turns={turns} /> : <Start />}
    </Panel>
  )
}

function Start() {
  const say = useSay()
  const move = useTurnsMove()
  const students = useLive(({ room }) => room.members.filter(({ role }) => learns(role)), NOBODY)
  const raised = students.filter(({ hand }) => hand !== null).length
  const [seconds, setSeconds] = useState(60)
  const [order, setOrder] = useState<Order>(raised > 0 ? 'hands' : 'all')
  const [after, setAfter] = useState<AfterTurn>('mute')
  const [picked, setPicked] = useState<readonly string[]>([])
  const counts: Readonly<Record<Order, number>> = { hands: raised, stage: students.filter(({ stage }) => stage === 'seated').length, all: students.length, list: picked.length }
  const start = () => move({ type: 'start', seconds, after, order: order === 'list' ? [...picked] : order })
  return (
    <View className={css('form')}>
      <Field label={say('turns.seconds')}>
        <Select label={say('turns.seconds')} chosen={String(seconds)} options={SPANS.map((span) => ({ value: String(span), text: spanText(span, say) }))} onChoose={(value) => setSeconds(Number(value))} />
      </Field>
      <Field label={say('turns.order')}>
        <Choice label={say('turns.order')} chosen={order} options={ORDERS.map((value) => ({ value, text: say(`turns.${value}`, { count: counts[value] }) }))} onChoose={setOrder} />
      </Field>
      {order === 'list' && <Picking students={students} picked={picked} onPick={setPicked} />}
      <Field label={say('turns.after')}>
        <Choice label={say('turns.after')} chosen={after} options={AFTERS.map((value) => ({ value, text: say(`turns.${value}`) }))} onChoose={setAfter} />
      </Field>
      <Button id='turns-start' text={say('turns.start')} look='primary' wide large disabled={counts[order] === 0} onPress={start} />
    </View>
  )
}

const spanText = (seconds: number, say: ReturnType<typeof useSay>): string =>
  (seconds % 60 === 0 ? say('turns.minutes', { count: seconds / 60 }) : say('turns.span', { count: seconds }))

function Waiting({ turns }: { readonly turns: RunningTurns }) {
  const say = useSay()
  const name = useName(turns.member)
  return (
    <View className={css('form')}>
      <View className={css('now')}>{say('turns.now', { name })}</View>
      <Field label={say('turns.waiting')}>
        {turns.waiting.length === 0 ? <View className={css('then')}>{say('turns.last')}</View> : turns.waiting.map((id, index) => <Line key={id} id={id} place={index + 1} />)}
      </Field>
    </View>
  )
}

function Line({ id, place }: { readonly id: string; readonly place: number }) {
  const say = useSay()
  const move = useTurnsMove()
  const name = useName(id)
  return (
    <View className={css('line')}>
      <View className={css('place')}>{place}</View>
      <View className={css('name')}>{name}</View>
      <IconButton icon='x' label={say('turns.skip', { name })} onPress={() => move({ type: 'skip', member: id })} />
    </View>
  )
}
