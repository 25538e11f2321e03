import Taro, { useShareAppMessage } from '@tarojs/taro'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { planPage } from '#shared/protocol/plan'
import { plansPath } from '../../call/paths'
import { announced } from '../../ui/aria'
import { Button } from '../../ui/button'
import { classesOf } from '../../ui/classes'
import { useWords } from '../../ui/preferences'
import { Spinner } from '../../ui/spinner'
import { EditPlan } from './edit-plan'
import type { Face } from './face'
import { Frame } from './frame'
import { PlanPage } from './plan-page'
import styles from './plans.module.scss'
import { usePlan } from './use-plan'
import { Waiting } from './waiting'

const css = classesOf(styles)

/** Where a plan's link leads: what and when, the way in, and for its host all that can be changed. */
export function OnePlan({ id }: { readonly id: string }) {
  const t = useWords()
  const followed = usePlan(id)
  const { found, reload, take } = followed
  const [face, setFace] = useState<Face>({ face: 'plan' })
  const back = () => setFace({ face: 'plan' })
  useShareAppMessage(() => ({ title: found.state === 'open' ? found.reply.plan.title : t('lobby.promise'), path: planPage(id) }))
  if (found.state !== 'open') {
    return (
      <Frame title=''>
        {found.state === 'loading' ? <Spinner text={t('plans.loading')} /> : (
          <View className={css('trouble')} {...announced}>
            {t(`failure.${found.why}`)}
            {found.why !== 'plan/not-found' && <Button text={t('app.retry')} onPress={reload} />}
            <Button text={t('plans.back')} onPress={() => void Taro.redirectTo({ url: plansPath })} />
          </View>
        )}
      </Frame>
    )
  }
  switch (face.face) {
    case 'plan':
      return <PlanPage reply={found.reply} onFace={setFace} onChanged={take} />
    case 'edit':
      return <EditPlan plan={found.reply.plan} scope={face.scope} occurrence={face.occurrence} onBack={back} onChanged={(reply) => { take(reply); back() }} />
    case 'waiting':
      return <Waiting reply={found.reply} ahead={found.ahead} onBack={back} />
  }
}
