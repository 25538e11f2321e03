import { can, ruleOf } from '#shared/room/can'
import type { JoinReply } from '#shared/protocol/http'
import type { RoomEvent } from '#shared/room/events'
import type { MemberId, StreamSource } from '#shared/room/state'
import type { MediaNeeds, MediaRoom, PublishChoice } from '../media/contract'
import { firstAddresses } from './first-addresses'
import { myMember } from './select'
import type { LiveState } from './state'
import { wantedStreams, type Shown } from './streams'
import type { Visit } from './visit'

type DeviceChoice = Partial<PublishChoice>

/** The media of one visit: what is sent and what is played follow the room's state. */
export class VisitMedia {
  /** Null until the room was joined. */
  room: MediaRoom | null = null
  private choice: PublishChoice
  private publishing = false
  private shown: Shown | null = null
  private lastWanted = ''
  private gatewayEpoch: string | null = null
  private readonly visit: Visit

  constructor(visit: Visit) {
    this.visit = visit
    this.choice = visit.needs.choice
  }

  /** Opens what carries media, once a visit, and lets it follow the room from now on. False if it could not be had: a lazy part that did not load, an engine this build lacks. */
  async open(joined: JoinReply): Promise<boolean> {
    if (this.room) return true
    const { needs, scope, log, store } = this.visit
    const room = await needs.openMedia(this.mediaNeeds(joined), scope).catch(() => null)
    if (!room) log.note({ at: needs.now(), what: 'media did not open' })
    if (scope.ended || !room) return false
    this.room = room
    this.gatewayEpoch = this.visit.live()?.room.gatewayEpoch ?? null
    scope.onEnd(store.subscribe((state) => {
      if (state.phase === 'live') this.follow(state)
    }))
    return true
  }

  /** Somebody else turned a device off: it is turned off here, and stays so until its owner says otherwise. */
  obey(event: RoomEvent, you: MemberId) {
    if (event.type !== 'member.media' || event.id !== you || event.by === you) return
    if (event.microphone === 'off') void this.setMicrophone(false)
    if (event.camera === 'off') void this.setCamera(false)
  }

  /** Somebody is seated without having said yes: nothing is turned on, until its owner does. */
  beware() {
    if (!this.publishing) this.choice = { ...this.choice, microphone: false, camera: false }
  }

  show(shown: Shown) {
    this.shown = shown
    const live = this.visit.live()
    if (live) this.want(live)
  }

  async setMicrophone(on: boolean) {
    this.choice = { ...this.choice, microphone: on }
    if (this.publishing) await this.room?.setMicrophone(on)
    else this.followLive()
  }

  async setCamera(on: boolean) {
    this.choice = { ...this.choice, camera: on }
    if (this.publishing) await this.room?.setCamera(on)
    else this.followLive()
  }

  async switchCamera() {
    this.choice = { ...this.choice, facing: this.choice.facing === 'front' ? 'rear' : 'front' }
    if (this.publishing) await this.room?.switchCamera()
  }

  async choose(change: DeviceChoice) {
    this.choice = { ...this.choice, ...change }
    const { microphoneId, cameraId, ...others } = change
    if (!this.publishing) return this.followLive()
    if (microphoneId !== undefined || cameraId !== undefined) {
      await this.room?.choose({ ...(microphoneId === undefined ? {} : { microphoneId }), ...(cameraId === undefined ? {} : { cameraId }) })
    }
    const live = this.visit.live()
    const source = live && this.source(live)
    if (Object.keys(others).length > 0 && source) await this.room?.publish(source, this.choice)
  }

  private mediaNeeds({ media: grant }: JoinReply): MediaNeeds {
    const { needs: { doors, devices, now }, log } = this.visit
    return {
      grant,
      publishAddress: (source) => doors.publish(source),
      playAddress: firstAddresses(grant, (stream) => doors.play(stream), now),
      renewGrant: () => doors.renewGrant(),
      devices,
      note: (line) => log.note(line),
    }
  }

  private followLive() {
    const live = this.visit.live()
    if (live) this.follow(live)
  }

  /** In this order: the provider lets the pictures of the others go first. */
  private follow(live: LiveState) {
    this.want(live)
    this.send(live)
    this.renew(live)
  }

  private want(live: LiveState) {
    const wanted = wantedStreams(live, this.shown)
    const key = JSON.stringify(wanted)
    if (key === this.lastWanted || !this.room) return
    this.lastWanted = key
    this.room.want(wanted)
  }

  private send(live: LiveState) {
    const source = this.source(live)
    if (!source && this.publishing) {
      this.publishing = false
      this.room?.unpublish()
    }
    // A listener opens no connection to send nothing.
    const hasWish = this.choice.microphone || this.choice.camera
    if (!source || this.publishing || !hasWish || !this.room) return
    this.publishing = true
    void this.room.publish(source, this.choice)
  }

  /** What this person may send now, or null. */
  private source(live: LiveState): StreamSource | null {
    const { scenario } = this.visit.needs
    const me = myMember(live)
    if (!me || !can(me, 'publish', scenario)) return null
    return ruleOf(scenario, me.role)?.sources[0] ?? null
  }

  /** A new gateway knows none of our connections: nobody waits until they time out. */
  private renew({ room: { gatewayEpoch } }: LiveState) {
    if (gatewayEpoch === null || gatewayEpoch === this.gatewayEpoch) return
    const isFirst = this.gatewayEpoch === null
    this.gatewayEpoch = gatewayEpoch
    if (!isFirst) this.room?.rebuild()
  }
}
