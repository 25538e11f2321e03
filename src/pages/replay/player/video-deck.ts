import type { Deck } from '../pilot'

/** What is used of WeChat's VideoContext. */
export interface VideoControl {
  play(): void
  pause(): void
  seek(seconds: number): void
  playbackRate(rate: number): void
}

/** After a jump the component says nothing of its own while it is paused: then it is there after a moment. */
const JUMP_MS = 400

/** The deck of one video component: only its events tell, and between them the position is reckoned. */
export class VideoDeck implements Deck {
  /** Called after each event. */
  told: () => void = () => undefined
  private phase: 'ready' | 'waiting' | 'over' | 'failed' = 'waiting'
  private known: { readonly seconds: number; readonly at: number } | null = null
  private runs = false
  private speed = 1
  private jumpedAt = Number.NEGATIVE_INFINITY
  private readonly control: () => VideoControl
  private readonly now: () => number

  /** `control` is asked for when it is used: the component stands by then. */
  constructor(control: () => VideoControl, now: () => number) {
    this.control = control
    this.now = now
  }

  /** Another file was put in. */
  reset(): void {
    this.phase = 'waiting'
    this.known = null
    this.runs = false
    this.speed = 1
  }

  /** A file that is loaded, also one that was loaded anew, stands at its beginning. */
  readonly loaded = (): void => {
    this.runs = false
    this.speed = 1
    this.anchor(0)
    this.become('ready')
  }

  readonly at = (seconds: number): void => {
    this.anchor(seconds)
    this.become('ready')
  }

  /** WeChat paused it, or it says late what was asked: the next look plays again if it should. */
  readonly paused = (): void => {
    if (!this.runs) return
    this.anchor(this.position() ?? 0)
    this.runs = false
  }

  readonly playing = (): void => this.become('ready')
  readonly waiting = (): void => this.become('waiting')
  readonly ended = (): void => this.become('over')
  readonly failed = (): void => this.become('failed')

  position(): number | null {
    if (this.known === null) return null
    const since = this.runs && this.phase === 'ready' ? this.now() - this.known.at : 0
    return this.known.seconds + (since / 1_000) * this.speed
  }

  state(): ReturnType<Deck['state']> {
    return this.phase === 'ready' && this.now() - this.jumpedAt < JUMP_MS ? 'seeking' : this.phase
  }

  seek(to: number): void {
    this.jumpedAt = this.now()
    if (this.phase === 'over') this.phase = 'ready'
    this.anchor(to)
    this.control().seek(to)
  }

  run(on: boolean): void {
    if (on === this.runs) return
    this.anchor(this.position() ?? 0)
    this.runs = on
    if (on) this.control().play()
    else this.control().pause()
  }

  rate(rate: number): void {
    if (rate === this.speed) return
    this.anchor(this.position() ?? 0)
    this.speed = rate
    this.control().playbackRate(rate)
  }

  private anchor(seconds: number): void {
    this.known = { seconds, at: this.now() }
  }

  private become(phase: typeof this.phase): void {
    this.phase = phase
    this.told()
  }
}
