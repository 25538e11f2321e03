import { failure, success, type Result } from '#shared/kernel/result'
import { createScope, type Scope } from '#shared/kernel/scope'
import type { CallFailure } from '../../border/calls.ts'
import type { Component, ComponentNeeds } from '../component.ts'
import { castingMethods } from './casting.ts'
import { takeDecoder } from './decoders.ts'
import { createDownlink, type Downlink } from './downlink.ts'
import { createFullScreen, type FullScreen } from './full-screen.ts'
import { createLittleWindow, floatsOnPush, type LittleWindow } from './little-window.ts'
import { createNetStatus } from './net-status.ts'
import { readPlayerWishes, type PlayerWishes } from './player-attributes.ts'
import { isOn } from './pusher-attributes.ts'
import { createReport, type LiveReport } from './report.ts'
import { createScreen, type Screen } from './screen.ts'
import { createSignature } from './signature.ts'
import { takeSnapshot } from './snapshot.ts'

const EAR_LOUDNESS = 0.25

/** One live-player: plays the very address it is given. */
export function createPlayer(needs: ComponentNeeds): Component {
  if (!('VideoDecoder' in needs.window)) return { call: () => failure({ why: 'this phone has no decoder' }) }
  return new Player(needs)
}

type Outcome = Result<unknown, CallFailure> | Promise<Result<unknown, CallFailure>>

class Player implements Component {
  readonly #needs: ComponentNeeds
  readonly #report: LiveReport
  readonly #screen: Screen
  readonly #full: FullScreen
  readonly #little: LittleWindow
  readonly #sign: (text: string) => void
  #downlink: Downlink | null = null
  #playing: Scope
  #wanted = false
  #present = false
  #paused = false
  #muted = false
  /** Goes on with sound alone while the mini-program is away. */
  #background = false

  constructor(needs: ComponentNeeds) {
    this.#needs = needs
    this.#report = createReport('player', needs)
    this.#screen = createScreen(needs)
    this.#full = createFullScreen(needs, this.#screen.element, () => this.#wishes().turns)
    this.#little = createLittleWindow(needs, this.#screen.element)
    this.#sign = createSignature(needs)
    this.#casting = castingMethods(needs)
    this.#playing = createScope(needs.scope)
    needs.page.onPhone(needs.scope, () => this.#follow())
    needs.scope.onEnd(() => this.#report.gone())
  }

  attached(): void {
    this.#present = true
    this.#fit()
    if (this.#wishes().autoplay) this.#start()
  }

  detached(): void {
    this.#present = false
    this.#stop()
    this.#report.gone()
  }

  set(name: string, value: unknown): void {
    if (!this.#present) return
    this.#fit()
    const playing = this.#downlink !== null
    if (name === 'src' && playing) this.#stop()
    if (name === 'src' && (playing || this.#wishes().autoplay)) this.#start()
    if (name === 'autoplay' && isOn(value, false)) this.#start()
    this.#downlink?.changed()
    if (this.#paused) this.#downlink?.pause(true)
  }

  call(method: string, args: unknown): Outcome {
    return this.#methods[method]?.(args) ?? this.#casting[method]?.() ?? failure({ why: `LivePlayerContext.${method} is not built in this simulator` })
  }

  readonly #casting: ReturnType<typeof castingMethods>
  readonly #methods: Readonly<Record<string, (args: unknown) => Outcome>> = {
    play: () => done(() => this.#start()),
    stop: () => done(() => {
      this.#wanted = false
      this.#stop()
    }),
    mute: () => done(() => void (this.#muted = !this.#muted)),
    pause: () => done(() => this.#pause(true)),
    resume: () => done(() => this.#pause(false)),
    snapshot: (args) => takeSnapshot(this.#needs, this.#screen.element, args),
    requestFullScreen: (args) => this.#full.fill(Number(Reflect.get(Object(args), 'direction') ?? 0)),
    exitFullScreen: () => this.#full.leave(),
    exitPictureInPicture: () => this.#little.sink(),
    requestBackgroundPlayback: () => this.#keepOn(true),
    exitBackgroundPlayback: () => this.#keepOn(false),
  }

  #wishes(): PlayerWishes {
    return readPlayerWishes(this.#needs.attribute)
  }

  #start(): void {
    this.#wanted = true
    const { page, scope } = this.#needs
    const { src } = this.#wishes()
    if (this.#downlink !== null || !this.#present || src === '' || page.carrier === null || !page.phone().foreground) return
    this.#playing.end()
    this.#playing = createScope(scope)
    if (!takeDecoder(page, () => this.#start(), this.#playing)) {
      this.#report.code(2106)
      this.#report.code(2101)
      return
    }
    this.#downlink = createDownlink(this.#needs, this.#report, { carrier: page.carrier, src, screen: this.#screen, wishes: () => this.#wishes(), loudness: () => this.#loudness(), failed: () => this.#stop() }, this.#playing)
    createNetStatus(this.#needs, this.#downlink.status, this.#report, this.#playing)
  }

  #stop(): void {
    this.#playing.end()
    this.#downlink = null
  }

  #pause(paused: boolean): void {
    this.#paused = paused
    this.#downlink?.pause(paused)
  }

  #keepOn(on: boolean): Outcome {
    if (on && this.#downlink === null) return failure({ why: 'it does not play' })
    if (!on && !this.#background) return failure({ why: 'background playback was not asked for' })
    this.#background = on
    this.#follow()
    return success({})
  }

  /** In background, and under another page, it stops; it comes back by itself. */
  #follow(): void {
    const { page } = this.#needs
    const { pauseOnNavigate, pictureInPicture } = this.#wishes()
    const covered = page.phone().foreground && !page.shown()
    if (covered && floatsOnPush(pictureInPicture) && this.#downlink !== null && !this.#little.open) return this.#float()
    const away = (!page.phone().foreground && !this.#background) || (covered && pauseOnNavigate)
    if (away && this.#downlink !== null && !this.#little.open) {
      this.#stop()
      this.#report.code(6000)
    } else if (!away && this.#wanted && this.#downlink === null && this.#present) {
      this.#report.code(6001)
      this.#start()
    }
    this.#downlink?.changed()
  }

  /** `picture-in-picture-mode`: under another page it goes on in a little window; where there is none, it stops. */
  #float(): void {
    void this.#little.float().then(({ ok }) => {
      if (ok || this.#downlink === null) return
      this.#stop()
      this.#report.code(6000)
    })
  }

  #loudness(): number {
    const { foreground, inCall } = this.#needs.page.phone()
    const { muted, ear } = this.#wishes()
    return muted || this.#muted || inCall || (!foreground && !this.#background) ? 0 : ear ? EAR_LOUDNESS : 1
  }

  #fit(): void {
    const { fit, lying, src, mode, ear, signature } = this.#wishes()
    this.#screen.element.style.objectFit = fit
    Object.assign(this.#screen.element.style, lying ? LYING : UPRIGHT)
    this.#sign(signature)
    this.#report.facts({ url: src, mode, sound: ear ? 'ear' : 'speaker' })
  }
}

/** `orientation`: a picture that lies is turned within its component, as wide as that is high. */
const LYING = { inset: '50% auto auto 50%', width: '100cqh', height: '100cqw', transform: 'translate(-50%, -50%) rotate(90deg)' }
const UPRIGHT = { inset: '0', width: '100%', height: '100%', transform: '' }

const done = (act: () => void): Result<unknown, CallFailure> => {
  act()
  return success({})
}
