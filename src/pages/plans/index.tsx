import { useRouter } from '@tarojs/taro'
import { decoded } from '../../call/paths'
import { MoreWords } from '../../ui/preferences'
import { enPlans } from '../../ui/words/en-plans'
import { zhPlans } from '../../ui/words/zh-plans'
import { NewPlan } from './new-plan'
import { OnePlan } from './one-plan'
import { Schedule } from './schedule'

const WORDS = { zh: zhPlans, en: enPlans }

/** What is planned: somebody's schedule, one plan (where its link leads), or a new one. */
export default function Plans() {
  const { params } = useRouter()
  // A mini-program's own code (`scene`) carries the plan's id alone.
  const id = decoded(params['id'] ?? params['scene'])
  return (
    <MoreWords words={WORDS}>
      {id !== undefined && <OnePlan id={id} />}
      {id === undefined && params['new'] !== undefined && <NewPlan scenario={decoded(params['scenario'])} variant={decoded(params['variant'])} title={decoded(params['title'])} />}
      {id === undefined && params['new'] === undefined && <Schedule />}
    </MoreWords>
  )
}
