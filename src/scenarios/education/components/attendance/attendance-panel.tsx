import { View } from '@tarojs/components'
import { useState } from 'react'
import { attendanceCsv, type AttendanceReply, type Attended } from '#shared/protocol/attendance'
import { useAttendance } from '../../../../call/use-attendance'
import { useCall } from '../../../../call/use-call'
import { useRoomPanel } from '../../../../call/use-panel'
import { useSay } from '../../../../call/use-say'
import { saveFile } from '../../../../platform/save-file'
import type { Saved } from '../../../../platform/save-file/contract'
import { announced } from '../../../../ui/aria'
import { Button } from '../../../../ui/button'
import { classesOf } from '../../../../ui/classes'
import { Drawing } from '../../../../ui/drawing'
import { Panel } from '../../../../ui/panel'
import { usePreferences } from '../../../../ui/preferences'
import { Spinner } from '../../../../ui/spinner'
import { learns } from '../../law/teaching'
import { csvWords, stamp } from './csv-words'
import styles from './attendance.module.scss'
import { presenceSvg } from './presence-svg'

const css = classesOf(styles)

const MINUTE_MS = 60_000
/** A list longer than this is cut on the page; the table has all. */
const MOST_ROWS = 200

/** Who was in the class and when, students first; as a table too. */
export function AttendancePanel() {
  const { t } = usePreferences()
  const say = useSay()
  const panel = useRoomPanel()
  const { found, reload } = useAttendance()
  return (
    <Panel title={say('attendance')} closeLabel={t('app.close')} onClose={panel.close}>
      {found.state === 'loading' && <Spinner text={say('attendance.loading')} />}
      {found.state === 'refused' && <View className={css('soft')}>{t(`failure.${found.why}`)}</View>}
      {found.state === 'known' && <People attendance={found.attendance} />}
      {found.state !== 'loading' && <Button id='attendance-again' icon='refresh-cw' text={say('attendance.again')} look='quiet' wide onPress={reload} />}
    </Panel>
  )
}

function People({ attendance }: { readonly attendance: AttendanceReply }) {
  const sorted = [...attendance.people].sort((one, other) => Number(learns(other.role)) - Number(learns(one.role)))
  return (
    <View className={css('panel')}>
      <Save attendance={attendance} />
      {sorted.slice(0, MOST_ROWS).map((one) => <Person key={one.member} one={one} attendance={attendance} />)}
    </View>
  )
}

function Save({ attendance }: { readonly attendance: AttendanceReply }) {
  const say = useSay()
  const { language } = usePreferences()
  const { scenario } = useCall()
  const [done, setDone] = useState<Saved | null>(null)
  const save = () => {
    const text = attendanceCsv(attendance, csvWords(say, scenario.words[language].roles))
    void saveFile(`${say('attendance.file')}-${stamp(attendance.from).slice(0, 10)}.csv`, text).then(setDone)
  }
  return (
    <View>
      <Button id='attendance-save' text={say('attendance.save')} look='primary' wide onPress={save} />
      <View className={css('soft')} {...announced}>{done !== null && say(`attendance.${done}`)}</View>
    </View>
  )
}

function Person({ one, attendance: { from, to, rollCalls } }: { readonly one: Attended; readonly attendance: AttendanceReply }) {
  const say = useSay()
  const { language } = usePreferences()
  const { scenario } = useCall()
  const called = rollCalls.filter((call) => call.called.includes(one.member))
  const here = called.filter(({ answered }) => answered.includes(one.member)).length
  const facts = [
    say('attendance.minutes', { count: Math.round(one.presentMs / MINUTE_MS) }),
    one.away > 0 && say('attendance.away', { count: one.away }),
    one.background > 0 && say('attendance.background', { count: one.background }),
    called.length > 0 && say('attendance.rolls', { here, called: called.length }),
  ]
  return (
    <View className={css('person')}>
      <View className={css('head')}>
        <View className={css('name')}>{one.name}</View>
        <View className={css('soft')}>{scenario.words[language].roles[one.role] ?? one.role}</View>
      </View>
      <Drawing svg={presenceSvg(one.spans, from, to)} label={say('attendance.bar', { name: one.name })} width='100%' height='8px' />
      <View className={css('soft')}>{facts.filter(Boolean).join(' · ')}</View>
    </View>
  )
}
