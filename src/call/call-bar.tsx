import type { ReactNode } from 'react'
import { canDo, myMember, unread } from '../store/select'
import { Bar, BarButton, BarGap } from '../ui/bar'
import { useWords } from '../ui/preferences'
import { useControls } from './use-controls'
import { useCall, useLive } from './use-call'
import type { PanelState } from './use-panel'

/** Microphone, camera, screen, hand, the scenario's tools, chat, people, more, and the way out. */
export function CallBar({ panel, tools }: { readonly panel: PanelState; readonly tools?: ReactNode }) {
  const t = useWords()
  const { scenario } = useCall()
  const controls = useControls(panel)
  const sends = useLive((live) => canDo(live, 'publish', scenario), false)
  const raises = useLive((live) => canDo(live, 'raise-hand', scenario), false)
  const hand = useLive((live) => (myMember(live)?.hand ?? null) !== null, false)
  const news = useLive((live) => unread(live).length > 0, false)
  const { microphone, camera, screen } = controls
  return (
    <Bar label={t('bar.name')}>
      {sends && <BarButton id='bar-microphone' icon={microphone ? 'mic' : 'mic-off'} text={t(microphone ? 'bar.mute' : 'bar.unmute')} off={!microphone} onPress={controls.toggleMicrophone} />}
      {sends && <BarButton id='bar-camera' icon={camera ? 'video' : 'video-off'} text={t(camera ? 'bar.camera-off' : 'bar.camera-on')} off={!camera} onPress={controls.toggleCamera} />}
      {screen.on !== null && <BarButton id='bar-screen' icon={screen.on ? 'screen-share-off' : 'screen-share'} text={t(screen.on ? 'bar.screen-stop' : 'bar.screen')} on={screen.on} desktopOnly onPress={screen.toggle} />}
      {raises && <BarButton id='bar-hand' icon='hand' text={t(hand ? 'bar.hand-down' : 'bar.hand')} on={hand} onPress={controls.toggleHand} />}
      {tools}
      <BarButton id='bar-chat' icon='message-square' text={t('bar.chat')} on={panel.name === 'chat'} dot={news ? t('bar.unread') : null} onPress={() => panel.toggle('chat')} />
      <BarButton id='bar-members' icon='users' text={t('bar.members')} on={panel.name === 'members'} desktopOnly={sends && raises} onPress={() => panel.toggle('members')} />
      <BarButton id='bar-more' icon='ellipsis' text={t('bar.more')} on={panel.name === 'more'} onPress={() => panel.toggle('more')} />
      <BarGap />
      <BarButton id='bar-leave' icon='phone-off' text={t('bar.leave')} danger onPress={controls.leave} />
    </Bar>
  )
}
