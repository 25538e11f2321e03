import { View } from '@tarojs/components'
import { useState } from 'react'
import { useRoomPanel } from '../../../../call/use-panel'
import { useSay } from '../../../../call/use-say'
import { useSecondsLeft } from '../../../../call/use-seconds-left'
import { clockTime, lasting } from '../../../../call/when'
import { announced } from '../../../../ui/aria'
import { Button } from '../../../../ui/button'
import { classesOf } from '../../../../ui/classes'
import { Field } from '../../../../ui/field'
import { Icon } from '../../../../ui/icon'
import { Panel } from '../../../../ui/panel'
import { useWords } from '../../../../ui/preferences'
import { Select } from '../../../../ui/select'
import { USUAL_CALL, type CallRecord, type OpenCall } from '../../law/roll/reduce'
import { useNames, useTeaching } from '../use-class'
import styles from './roll.module.scss'
import { useRoll, useRollMove } from './use-roll'

const css = classesOf(styles)

const SPANS = [15, 30, 60, 120, 300]

/** Calls the roll, shows who answered, and what became of the calls before. */
export function RollPanel() {
  const t = useWords()
  const say = useSay()
  const panel = useRoomPanel()
  const leads = useTeaching()
  const { open, past } = useRoll()
  return (
    <Panel title={say('roll')} closeLabel={t('app.close')} onClose={panel.close}>
      <View className={css('panel')}>
        {open === null ? leads && <Start /> : <Open call={open} leads={leads} />}
        {past.length > 0 && <View className={css('title')}>{say('roll.past')}</View>}
        {[...past].reverse().map((record) => <Past key={record.at} record={record} />)}
        {past.length === 0 && open === null && <View className={css('soft')}>{say('roll.none')}</View>}
      </View>
    </Panel>
  )
}

function Start() {
  const say = useSay()
  const move = useRollMove()
  const [seconds, setSeconds] = useState(USUAL_CALL)
  return (
    <>
      <Field label={say('roll.seconds')}>
        <Select label={say('roll.seconds')} chosen={String(seconds)} options={SPANS.map((span) => ({ value: String(span), text: say('turns.span', { count: span }) }))} onChoose={(value) => setSeconds(Number(value))} />
      </Field>
      <Button id='roll-start' text={say('roll.start')} look='primary' wide large onPress={() => move({ type: 'call', seconds })} />
    </>
  )
}

function Open({ call: { called, answered, until }, leads }: { readonly call: OpenCall; readonly leads: boolean }) {
  const say = useSay()
  const move = useRollMove()
  const left = useSecondsLeft(until)
  const names = useNames(called, say('roll.gone'))
  return (
    <>
      <View className={css('head')}>
        <View className={css('count')} {...announced}>{say('roll.count', { here: answered.length, called: called.length })}</View>
        <View className={css('soft')}>{say('roll.left', { time: lasting((left ?? 0) * 1_000) })}</View>
      </View>
      {leads && <Button id='roll-stop' text={say('roll.stop')} wide onPress={() => move({ type: 'close' })} />}
      <View>
        {called.map((id, index) => {
          const here = answered.includes(id)
          return (
            <View key={id} className={css('line')}>
              <View className={css('name')}>{names[index]}</View>
              <View className={css(here ? 'here' : 'soft')}>{say(here ? 'roll.yes' : 'roll.no')}</View>
              {here && <View className={css('here')}><Icon name='check' size={16} /></View>}
            </View>
          )
        })}
      </View>
    </>
  )
}

function Past({ record: { at, called, answered } }: { readonly record: CallRecord }) {
  const say = useSay()
  const missing = useNames(called.filter((id) => !answered.includes(id)), say('roll.gone'))
  return (
    <View className={css('past')}>
      <View className={css('head')}>
        <View className={css('name')}>{clockTime(at)}</View>
        <View>{say('roll.count', { here: answered.length, called: called.length })}</View>
      </View>
      <View className={css('soft')}>{missing.length === 0 ? say('roll.complete') : say('roll.missing', { names: missing.join(say('roll.and')) })}</View>
    </View>
  )
}
