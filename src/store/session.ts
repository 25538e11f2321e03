import { failure, success, type Result } from '#shared/kernel/result'
import { after } from '#shared/kernel/scope'
import type { FailureCode } from '#shared/protocol/failures'
import { fitsPassing } from '#shared/protocol/passing'
import type { LawReducer } from '#shared/scenario/law'
import type { Session } from './contract'
import { listenTo } from './listen'
import { VisitMedia } from './media'
import { watchPresence, type PresenceTeller } from './presence'
import { reportOf } from './report'
import { followScreen, isSharing, shareScreen } from './screen'
import type { SessionState } from './state'
import { recordedDevices, tellDevices, type DeviceTeller } from './tell-devices'
import { tellLevel } from './tell-level'
import { tellQuality } from './tell-quality'
import { verbsOf } from './verbs'
import { createVisit, type SessionNeeds, type Visit } from './visit'
import { warnOfWeakUplink } from './weak-uplink'

/** So long good-bye may take. */
const GOODBYE_MS = 1_500

/** One visit to one room. It owns its store; nothing about it is global. */
export function createSession(needs: SessionNeeds): Session {
  const visit = createVisit(needs)
  const media = new VisitMedia(visit)
  const presence = watchPresence({ visit, pause: (paused) => media.room?.pause(paused), sharing: () => media.room !== null && isSharing(media.room.store.getState().screen) })
  return {
    store: visit.store,
    media: () => media.room,
    join: () => join(visit, media, presence),
    leave: () => leave(visit),
    choose: (choice) => media.choose(choice),
    setMicrophone: (on) => media.setMicrophone(on),
    setCamera: (on) => media.setCamera(on),
    switchCamera: () => media.switchCamera(),
    shareScreen: (on) => shareScreen(visit, media.room, on),
    setPresence: (state) => presence.set(state),
    pass(data) {
      if (fitsPassing(data)) needs.signaling.ephemeral({ type: 'law', data })
    },
    carryLaw: (law) => carryLaw(visit, law),
    onPassing: (listener) => visit.passing.listen(listener),
    show: (shown) => media.show(shown),
    sendLog: async () => needs.doors.sendLog(await reportOf(visit, media.room)),
    ...verbsOf(visit),
  }
}

/** The room is shown by its law from now on, and what happened before. */
function carryLaw(visit: Visit, law: LawReducer): void {
  const waited = visit.law.carry(law)
  if (waited.length > 0) visit.update((live) => ({ ...live, room: { ...live.room, law: waited.reduce(law.reduce, live.room.law) } }))
}

async function join(visit: Visit, media: VisitMedia, presence: PresenceTeller): Promise<Result<void, FailureCode>> {
  const { store, scope, talk, needs } = visit
  if (store.getState().phase !== 'idle') return failure('request/invalid')
  visit.become({ phase: 'joining' })
  let devices: DeviceTeller | null = null
  let opening: Promise<boolean> | null = null
  const joined = await needs.signaling.join(talk, listenTo(visit, {
    // The media gets ready while the socket opens.
    admitted: (reply) => void (opening ??= media.open(reply)),
    seatedUnasked: () => media.beware(),
    happened(event, you) {
      const recorded = recordedDevices(event, you)
      if (recorded) devices?.recorded(recorded)
      media.obey(event, you)
    },
    snapshot: () => devices?.compare(),
    online: () => presence.compare(),
    ended: (why) => finish(visit, why),
  }))
  if (scope.ended) return success(undefined)
  if (!joined.ok) {
    visit.become({ phase: 'idle' })
    return joined
  }
  const opened = await (opening ?? media.open(joined.value))
  if (scope.ended) return success(undefined)
  if (!opened || !media.room) {
    leave(visit, 'media/unsupported')
    return failure('media/unsupported')
  }
  visit.open()
  devices = tellDevices(visit, media.room, scope)
  tellLevel(visit, media.room, scope)
  tellQuality(visit, media.room, scope)
  warnOfWeakUplink(visit, media.room, scope)
  followScreen(visit, media.room, presence.look)
  return success(undefined)
}

/** Leaving is seen at once; the room hears of it while the talk lasts. */
function leave(visit: Visit, why: 'left' | FailureCode = 'left') {
  const { scope, talk, needs, store } = visit
  const wasInRoom = visit.live() !== null
  if (scope.ended || store.getState().phase === 'ended') return
  scope.end()
  visit.become(endedState(visit, why))
  if (!wasInRoom) return talk.end()
  after(talk, GOODBYE_MS, talk.end)
  void needs.signaling.command({ type: 'room.leave' }).then(talk.end)
}

function finish(visit: Visit, why: EndedState['why']) {
  if (visit.scope.ended) return
  visit.scope.end()
  visit.talk.end()
  visit.become(endedState(visit, why))
}

type EndedState = Extract<SessionState, { readonly phase: 'ended' }>

function endedState(visit: Visit, why: EndedState['why']): EndedState {
  const live = visit.live()
  return { phase: 'ended', why, recorded: live?.room.recording?.id ?? live?.recorded ?? undefined }
}
