import type { Socket } from 'node:net'
import { Duplex } from 'node:stream'
import type { Scope } from '#shared/kernel/scope'
import type { Conditions } from '../border/network.ts'
import { createLaneQueue, type LaneQueue } from './lane-queue.ts'

/** When the next byte may pass in one direction: all connections share it. */
export interface Lane { freeAt: number }

/** What shapes one connection. */
export interface Shape {
  conditions(): Conditions
  readonly up: Lane
  readonly down: Lane
  now(): number
  random(): number
}

/** What TCP puts into one packet. */
const SEGMENT_BYTES = 1_448
/** A lost packet is sent again after about this long; what stands behind it waits. */
const RESEND_MS = 220
/** A buffer of the network; more waits at its sender. */
const MOST_WAITING_BYTES = 256 * 1024
/** What a phone's system takes before the network has carried it. */
const SEND_BUFFER_BYTES = 24 * 1024

/** A TCP connection with the delays of a mobile network: bytes stay whole and in order, as TCP keeps them. */
export class ShapedSocket extends Duplex {
  readonly #inner: Socket | null
  readonly #shape: Shape
  readonly #lines: Readonly<Record<'up' | 'down', LaneQueue>>
  #lastUp = 0
  #lastDown = 0
  #waitingUp = 0
  #waitingDown = 0
  #writable: (() => void) | null = null
  #ended = false
  #stalled = false
  /** What the network has taken. */
  sentBytes = 0

  constructor(inner: Socket | null, shape: Shape, scope: Scope) {
    super({ allowHalfOpen: false })
    this.#inner = inner
    this.#shape = shape
    this.#lines = { up: createLaneQueue(shape.now, scope), down: createLaneQueue(shape.now, scope) }
    inner?.on('connect', () => this.emit('connect'))
    inner?.on('data', (bytes: Buffer) => this.#take(bytes))
    inner?.on('end', () => this.#later('down', 0, () => this.#end()))
    inner?.on('error', (error) => this.destroy(error))
    inner?.on('close', () => this.#later('down', 0, () => this.destroy()))
  }

  setNoDelay(): this {
    return this
  }

  setKeepAlive(): this {
    return this
  }

  setTimeout(): this {
    return this
  }

  ref(): this {
    return this
  }

  unref(): this {
    return this
  }

  /** From now on nothing passes either way, and nobody says so: what a network does that has forgotten a connection. */
  stall(): void {
    this.#stalled = true
  }

  override _write(bytes: Buffer, _encoding: string, done: (error?: Error | null) => void): void {
    this.#waitingUp += bytes.length
    this.#later('up', bytes.length, () => {
      if (this.#stalled) return
      this.sentBytes += bytes.length
      if (this.#inner === null || this.#inner.destroyed || this.#inner.write(bytes)) this.#sent(bytes.length)
      else this.#inner.once('drain', () => this.#sent(bytes.length))
    })
    if (this.#waitingUp < SEND_BUFFER_BYTES) done()
    else this.#writable = () => done()
  }

  override _read(): void {
    if (this.#waitingDown < MOST_WAITING_BYTES) this.#inner?.resume()
  }

  override _final(done: (error?: Error | null) => void): void {
    this.#later('up', 0, () => {
      this.#inner?.end()
      done()
    })
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#inner?.destroy()
    done(error)
  }

  #sent(bytes: number): void {
    this.#waitingUp -= bytes
    if (this.#writable === null || this.#waitingUp >= SEND_BUFFER_BYTES) return
    const writable = this.#writable
    this.#writable = null
    writable()
  }

  #take(bytes: Buffer): void {
    this.#waitingDown += bytes.length
    if (this.#waitingDown >= MOST_WAITING_BYTES) this.#inner?.pause()
    this.#later('down', bytes.length, () => {
      this.#waitingDown -= bytes.length
      if (this.destroyed || this.#ended || this.#stalled) return
      if (this.push(bytes) && this.#waitingDown < MOST_WAITING_BYTES) this.#inner?.resume()
    })
  }

  #end(): void {
    if (this.#ended || this.destroyed) return
    this.#ended = true
    this.push(null)
  }

  /** Lets something pass when the network has carried it; at once where nothing slows it down. */
  #later(way: 'up' | 'down', bytes: number, pass: () => void): void {
    this.#lines[way].put(this.#passesAt(way, bytes), pass)
  }

  #passesAt(way: 'up' | 'down', bytes: number): number {
    const { conditions, random, now } = this.#shape
    const { upKbps, downKbps, delayMs, jitterMs, lossPercent } = conditions()
    const lane = this.#shape[way]
    const kbps = way === 'up' ? upKbps : downKbps
    if (kbps !== null) lane.freeAt = Math.max(now(), lane.freeAt) + (bytes * 8) / kbps
    const sent = kbps === null ? now() : lane.freeAt
    const last = way === 'up' ? this.#lastUp : this.#lastDown
    const at = Math.max(last, sent + delayMs + jitterMs * random() + RESEND_MS * lostOf(bytes, lossPercent, random))
    if (way === 'up') this.#lastUp = at
    else this.#lastDown = at
    return at
  }
}

/** How often something of this size meets a loss that TCP can't hide by sending on. */
function lostOf(bytes: number, lossPercent: number, random: () => number): number {
  if (lossPercent === 0) return 0
  const segments = Math.ceil(bytes / SEGMENT_BYTES)
  return random() < 1 - (1 - lossPercent / 100) ** segments ? 1 : 0
}
