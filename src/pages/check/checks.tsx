import { impossible } from '#shared/kernel/impossible'
import { useEffect, useState } from 'react'
import type { DeviceState } from '../../media/contract'
import type { Unfit } from '../../platform/client/contract'
import { useMend } from '../../call/use-mend'
import { useServices } from '../../call/use-services'
import { Card } from '../../ui/card'
import { useWords } from '../../ui/preferences'
import { CheckRow, type Verdict } from './check-row'
import { useNetwork, type NetworkState } from './use-network'
import type { LivePreview } from './use-preview'
import type { Translate } from '../../ui/words/translate'

/** The checks that turn green, or say in one sentence what is wrong and what to press. */
export function Checks({ live, sends }: { readonly live: LivePreview; readonly sends: boolean }) {
  const t = useWords()
  const { sentence, again: mend } = useMend()
  const { preview, state: { microphone, camera }, wish } = live
  const heard = useHeard(live)
  const { network, again } = useNetwork()
  const unfit = useUnfit()
  return (
    <Card tight>
      {unfit.map((why) => <CheckRow key={why} icon='monitor' name={t('check.browser')} verdict={{ is: 'bad', text: t(`unfit.${why}`) }} />)}
      {sends && <CheckRow icon='camera' name={t('check.camera')} verdict={camera.state === 'missing' ? { is: 'bad', text: sentence(camera.why) } : cameraVerdict(camera, t)} onPress={camera.state === 'missing' ? () => mend(camera.why, () => wish({ camera: true })) : undefined} pressLabel={t('check.again')} />}
      {sends && <CheckRow icon='mic' name={t('check.microphone')} verdict={microphone.state === 'missing' ? { is: 'bad', text: sentence(microphone.why) } : microphoneVerdict(microphone, heard, preview.can.level, t)} onPress={microphone.state === 'missing' ? () => mend(microphone.why, () => wish({ microphone: true })) : undefined} pressLabel={t('check.again')} />}
      <SpeakerRow live={live} />
      <CheckRow icon='signal' name={t('check.network')} verdict={networkVerdict(network, t)} onPress={network.state === 'down' || network.state === 'media-away' ? again : undefined} pressLabel={t('app.retry')} />
    </Card>
  )
}

function SpeakerRow({ live: { preview } }: { readonly live: LivePreview }) {
  const t = useWords()
  const [tried, setTried] = useState<'not-yet' | 'played' | 'refused'>('not-yet')
  if (!preview.can.testSpeaker) return <CheckRow icon='volume-2' name={t('check.speaker')} verdict={{ is: 'open', text: t('check.speaker.system') }} />
  const verdict: Verdict = {
    'not-yet': { is: 'open' as const, text: t('check.speaker.try') },
    played: { is: 'good' as const, text: t('check.speaker.asked') },
    refused: { is: 'bad' as const, text: t('check.speaker.blocked') },
  }[tried]
  const play = () => void preview.testSpeaker().then((played) => setTried(played ? 'played' : 'refused'))
  return <CheckRow icon='volume-2' name={t('check.speaker')} verdict={verdict} onPress={play} pressLabel={t('check.speaker.try')} />
}

/** Whether this microphone was heard once: a verdict does not come and go with each word. */
function useHeard({ state: { microphone, chosen, level } }: LivePreview): boolean {
  const [heard, setHeard] = useState<string | null>(null)
  const device = microphone.state === 'on' ? chosen.microphoneId ?? '' : null
  useEffect(() => {
    if (device !== null && level > VOICE) setHeard(device)
  }, [device, level])
  return device !== null && heard === device
}

function useUnfit(): readonly Unfit[] {
  const { client } = useServices()
  const [unfit, setUnfit] = useState<readonly Unfit[]>([])
  useEffect(() => {
    let current = true
    void client.check().then((found) => { if (current) setUnfit(found) })
    return () => { current = false }
  }, [client])
  return unfit
}

const cameraVerdict = (camera: DeviceState, t: Translate): Verdict =>
  (camera.state === 'on' ? { is: 'good', text: t('check.camera.good') } : { is: 'open', text: t('check.camera.off') })

/** Quieter than this may be the room's own noise. */
const VOICE = 0.06

function microphoneVerdict(microphone: DeviceState, heard: boolean, measures: boolean, t: Translate): Verdict {
  if (microphone.state === 'off') return { is: 'open', text: t('check.microphone.off') }
  if (!measures) return { is: 'good', text: t('check.microphone.open') }
  return heard ? { is: 'good', text: t('check.microphone.good') } : { is: 'open', text: t('check.microphone.speak') }
}

function networkVerdict(network: NetworkState, t: Translate): Verdict {
  switch (network.state) {
    case 'busy':
      return { is: 'open', text: t('check.network.busy') }
    case 'good':
      return { is: 'good', text: t('check.network.good', { ms: network.ms }) }
    case 'slow':
      return { is: 'warning', text: t('check.network.slow', { ms: network.ms }) }
    case 'down':
      return { is: 'bad', text: t('check.network.down') }
    case 'media-away':
      return { is: 'warning', text: t('check.network.media') }
    default:
      return impossible(network)
  }
}
