import Taro, { useRouter, useShareAppMessage } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import type { FailureCode } from '#shared/protocol/failures'
import { ruleOf } from '#shared/room/can'
import { noReducer } from '#shared/scenario/law'
import type { ScenarioManifest, ScenarioRoom } from '#shared/scenario/manifest'
import { readDevices } from './device-choice'
import { openVisit } from './open-visit'
import type { RoomVisit } from './visit'
import { checkPath, decoded, joinPath, lobbyPath, readWish } from './paths'
import { spoken } from './room-code'
import { useServices } from './use-services'
import { useWords } from '../ui/preferences'

export type VisitState =
  | { readonly state: 'opening' }
  | { readonly state: 'open'; readonly visit: RoomVisit }
  | { readonly state: 'refused'; readonly why: FailureCode; readonly room: string }

/** The visit of this page: the one that the device check began, or a new one after a reload. Who never signed in is sent to the check. */
export function useVisit(scenario: ScenarioManifest, { law, say }: ScenarioRoom = BARE): VisitState {
  const services = useServices()
  const { params } = useRouter()
  const room = decoded(params['room']) ?? ''
  const { role, invitation } = readWish(params)
  const [state, setState] = useState<VisitState>({ state: 'opening' })
  useRoomShare(state)
  useEffect(() => {
    const begun = services.parcel.take(room)
    if (!begun && services.identity.current() === null) {
      void Taro.redirectTo({ url: checkPath({ aim: 'join', room, role, invitation }) })
      return
    }
    const choice = readDevices(services.storage)
    const facing = ruleOf(scenario, role ?? scenario.guestRole)?.facing ?? choice.facing
    const visit = begun ?? openVisit(services, { scenario, room, wish: { role, invitation }, choice: { ...choice, facing } })
    visit.session.carryLaw(law)
    let current = true
    const opened = () => { if (current) setState({ state: 'open', visit: { ...visit, say } }) }
    if (begun) opened()
    else {
      void visit.session.join().then((joined) => {
        if (joined.ok) opened()
        else if (current) setState({ state: 'refused', why: joined.failure, room })
      })
    }
    return () => {
      current = false
      visit.session.leave()
    }
  }, [services, scenario, law, say, room, role, invitation])
  return state
}

/** The common room alone. */
const BARE: ScenarioRoom = { law: noReducer, say: { zh: {}, en: {} } }

/** What WeChat's own share button sends from a room. */
function useRoomShare(state: VisitState): void {
  const t = useWords()
  useShareAppMessage(() => {
    const session = state.state === 'open' ? state.visit.session.store.getState() : null
    if (session?.phase !== 'live') return { title: t('lobby.promise'), path: lobbyPath }
    const { title, joinCode } = session.room
    return { title: t('share.message', { title, code: spoken(joinCode) }), path: joinPath(joinCode) }
  })
}
