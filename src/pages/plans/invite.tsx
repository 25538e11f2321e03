import { View } from '@tarojs/components'
import { useState } from 'react'
import { planLink, type PlanView } from '#shared/protocol/plan'
import { useServices } from '../../call/use-services'
import { calendarUrl } from '../../signaling/plans'
import { announced } from '../../ui/aria'
import { Button } from '../../ui/button'
import { Card } from '../../ui/card'
import { classesOf } from '../../ui/classes'
import { useWords } from '../../ui/preferences'
import { QrCode } from '../../ui/qr-code'
import { offerCalendar } from './calendar-file'
import styles from './plans.module.scss'

const css = classesOf(styles)

/** Brings people to a plan: by link, by QR code; and the plan to calendars. */
export function Invite({ plan: { id, cancelled } }: { readonly plan: PlanView }) {
  const t = useWords()
  const { client, copyText } = useServices()
  const [copied, setCopied] = useState(false)
  const [offered, setOffered] = useState<'opened' | 'copied' | 'refused' | null>(null)
  const link = planLink(client.serverBase(), id)
  return (
    <Card>
      <View className={css('invite')}>
        {!cancelled && (
          <>
            <View className={css('name')}>{t('plans.share')}</View>
            <View className={css('soft')}>{t('plans.share.how')}</View>
            <View className={css('qr')}><QrCode text={link} label={t('plans.share.qr')} /></View>
            <View className={css('link')}>
              <View className={css('words')}><View className={css('facts')}>{t('plans.share.link')}</View><View className={css('address')}>{link}</View></View>
              <Button icon={copied ? 'check' : 'copy'} text={t(copied ? 'app.copied' : 'app.copy')} onPress={() => void copyText(link).then(setCopied)} />
            </View>
          </>
        )}
        <Button id='plan-calendar' icon='calendar' text={t('plans.calendar')} wide onPress={() => void offerCalendar(calendarUrl(client.serverBase(), id)).then(setOffered)} />
        {offered === 'copied' && <View className={css('soft')} {...announced}>{t('plans.calendar.copied')}</View>}
      </View>
    </Card>
  )
}
