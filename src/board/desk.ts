import { createScope, every, type Scope } from '#shared/kernel/scope'
import type { BoardMove, BoardPage, BoardPassing, Figure } from '#shared/board/contract'
import type { Point } from '#shared/board/points'
import type { MemberId } from '#shared/room/state'
import { createStore } from 'zustand/vanilla'
import { sameCamera, scaleOf, WHOLE, zoomAt, type Camera, type View } from './camera'
import { deedOfWords, pictureBox } from './deeds'
import { freshDesk, type DeskNeeds, type DeskState, type Seat } from './desk-state'
import { pictureOfPage } from './export/picture'
import { createGestures } from './gestures'
import { createLive } from './live/live'
import { createPace, type Pace } from './live/pace'
import { createHistory, movesOf, type Deed } from './moves/history'
import { createPending, seenElements } from './moves/pending'
import type { Paper, Sheet } from './paper'
import { createPictures, type Pictures } from './pictures'
import { mayChange, mayDraw, onView, worksAlone } from './rights'
import { createPainter, sceneOf, type Painter } from './scene'
import type { Touching } from './surface/contract'
import type { Bench, Drawn, Look, Tool, ToolHand } from './tools/contract'
import { chosen } from './tools/select'
import { toolsOn } from './tools/tools'

const REMIND_MS = 5_000
const ID_LENGTH = 12
const NO_PAGE: BoardPage = { id: '', background: null, elements: [], work: null }

/** One person's place at the board: tools, camera, what is drawn and not confirmed. `end` ends it. */
export class Desk {
  readonly store = createStore<DeskState>(() => freshDesk)
  readonly pictures: Pictures
  /** What a hand does on the canvas. */
  readonly touch: (touching: Touching) => void
  private readonly scope: Scope = createScope()
  private readonly needs: DeskNeeds
  private readonly history = createHistory()
  private readonly live
  private readonly pace: Pace
  private readonly pending
  private readonly hands: Readonly<Record<Tool, ToolHand | null>>
  private seat: Seat | null = null
  private drafts: { readonly drawn: readonly Drawn[]; readonly hidden: ReadonlySet<string> } = { drawn: [], hidden: new Set() }
  private ownLaser: Point | null = null
  private ledView: { readonly page: string; readonly camera: Camera } | null = null
  private canvas: { readonly paper: Paper; readonly view: View; readonly painter: Painter } | null = null
  private cancelFrame: (() => void) | null = null

  constructor(needs: DeskNeeds) {
    this.needs = needs
    const { now, pass } = needs
    const changed = () => this.changed()
    this.live = createLive(now)
    this.pace = createPace({ scope: this.scope, now, pass })
    this.pending = createPending({ scope: this.scope, ask: needs.ask, changed, refused: changed })
    this.pictures = createPictures({ load: () => this.canvas?.paper.load ?? null, addressOf: needs.addressOf, changed })
    this.hands = toolsOn(this.bench())
    this.touch = createGestures({
      camera: () => this.state.camera,
      view: () => this.view,
      look: (camera) => this.look(camera),
      hand: () => (this.draws() && !this.state.grabs ? this.hands[this.state.tool] : null),
    })
    every(this.scope, REMIND_MS, () => this.remindOfView())
  }

  end(): void {
    this.cancelFrame?.()
    this.scope.end()
  }

  /** The board, and who sits here. */
  sit(seat: Seat): void {
    const turned = seat.board.current !== this.state.page
    this.seat = seat
    this.pending.show()
    this.pending.online(seat.online)
    if (turned) {
      this.put({ page: seat.board.current, selection: [], band: null, writing: null })
      this.look(this.state.follows && this.ledView?.page === seat.board.current ? this.ledView.camera : WHOLE, 'led')
      this.remindOfView()
    }
    this.changed()
  }

  /** The canvas to draw on, at its present size. */
  setPaper(paper: Paper | null, view: View): void {
    this.cancelFrame?.()
    this.cancelFrame = null
    const needs = paper && { newPath: paper.newPath, pictureOf: this.pictures.pictureOf }
    this.canvas = paper && needs ? { paper, view, painter: createPainter(paper, view, needs, this.needs.now) } : null
    this.draw()
  }

  hear(from: MemberId, data: BoardPassing): void {
    if (from === this.seat?.you) return
    if (data.kind === 'view') {
      if (!this.needs.leads(from) || this.seat?.teaches) return
      this.ledView = { page: data.page, camera: { x: data.at[0], y: data.at[1], zoom: data.zoom } }
      if (this.state.follows && data.page === this.state.page) this.look(this.ledView.camera, 'led')
      return
    }
    this.live.hear(from, data)
    this.draw()
  }

  choose(tool: Tool): void {
    this.put({ tool, selection: tool === 'select' ? this.state.selection : [] })
    this.pointWith(null)
  }

  dress(look: Partial<Look>): void {
    this.put(look)
  }

  /** Space is held or let go. */
  grab(grabs: boolean): void {
    if (grabs !== this.state.grabs) this.put({ grabs })
  }

  step(way: 'undo' | 'redo'): void {
    this.asked(this.history[way](this.state.page, (id) => this.figureNow(id)))
  }

  select(ids: readonly string[]): void {
    this.put({ selection: ids })
  }

  removeSelection(): void {
    const elements = chosen(this.bench())
    if (elements.length > 0) this.did({ kind: 'remove', page: this.state.page, elements: elements.map(({ id, figure }) => ({ id, figure })) })
    this.select([])
  }

  zoom(factor: number): void {
    this.look(zoomAt(this.state.camera, this.view, [this.view.width / 2, this.view.height / 2], this.state.camera.zoom * factor))
  }

  whole(): void {
    this.look(WHOLE)
  }

  /** With whoever teaches again. */
  follow(): void {
    this.put({ follows: true })
    this.look(this.ledView?.page === this.state.page ? this.ledView.camera : WHOLE, 'led')
  }

  /** The words of the open field are done; empty ones take the text away. */
  written(words: string): void {
    const { writing, page } = this.state
    // The press that ends the writing begins no other text.
    this.put({ writing: null, tool: 'select' })
    const deed = writing && deedOfWords(page, writing, words, writing.id === null ? null : this.figureNow(writing.id), this.newId())
    if (deed) this.did(deed)
    this.draw()
  }

  /** Puts a picture into the middle of what is seen, at most half as large as the page. */
  putImage({ file, ...size }: { readonly file: string; readonly width: number; readonly height: number }): void {
    const { camera, page } = this.state
    const id = this.newId()
    this.did({ kind: 'add', page, elements: [{ id, figure: { kind: 'image', file, box: pictureBox(camera, size) } }] })
    this.put({ tool: 'select', selection: [id] })
  }

  /** A page as it stands, with what is not confirmed: to be kept as a picture. */
  pageNow(id: string): BoardPage | null {
    const page = this.seat?.board.pages.find((one) => one.id === id)
    return page && this.seat ? this.withPending(onView(page, this.seat, this.seat.looking)) : null
  }

  /** The same as a picture; null where it cannot be made. */
  async picture(id: string): Promise<Sheet | null> {
    const page = this.pageNow(id)
    return page && this.canvas ? pictureOfPage(page, this.canvas.paper, this.pictures) : null
  }

  private get state(): DeskState {
    return this.store.getState()
  }

  private get view(): View {
    return this.canvas?.view ?? { width: 16, height: 9 }
  }

  private bench(): Bench {
    return {
      page: () => this.state.page,
      look: () => this.state,
      elements: () => this.page().elements,
      mayChange: (element) => this.seat !== null && mayChange(this.seat.board, this.page(), element, this.seat),
      pixel: () => 1 / scaleOf(this.view, this.state.camera),
      newId: () => this.newId(),
      draft: (drawn, hidden) => {
        this.drafts = { drawn, hidden: hidden ?? new Set(drawn.map(({ id }) => id)) }
        this.draw()
      },
      did: (deed) => this.did(deed),
      pace: this.pace,
      selection: () => this.state.selection,
      select: (ids) => this.select(ids),
      band: (band) => this.put({ band }),
      write: (writing) => this.put({ writing }),
      laser: (at) => this.pointWith(at),
    }
  }

  private draws(): boolean {
    return this.seat !== null && mayDraw(this.seat.board, this.seat) && !this.state.full
  }

  private put(change: Partial<DeskState>): void {
    this.store.setState(change)
    this.draw()
  }

  private look(camera: Camera, by: 'self' | 'led' = 'self'): void {
    if (sameCamera(camera, this.state.camera)) return
    this.put(by === 'self' && this.seat?.teaches === false ? { camera, follows: false } : { camera })
    if (by === 'self' && this.seat?.teaches) this.pace.view(this.state.page, camera)
    this.draw()
  }

  /** Who came late learns where whoever teaches looks. */
  private remindOfView(): void {
    if (this.seat?.teaches && !sameCamera(this.state.camera, WHOLE)) this.pace.view(this.state.page, this.state.camera)
  }

  private did(deed: Deed): void {
    if (this.asked(movesOf(deed))) this.history.did(deed)
    this.changed()
  }

  private asked(moves: readonly BoardMove[]): boolean {
    const all = moves.every((move) => this.pending.add(move))
    this.changed()
    return all
  }

  private page(): BoardPage {
    return this.pageNow(this.state.page) ?? NO_PAGE
  }

  private withPending(page: BoardPage): BoardPage {
    const over = this.pending.over(page)
    if (over.hidden.size === 0 && over.above.length === 0) return page
    const you = this.seat?.you ?? ''
    return { ...page, elements: seenElements(page, over, you, this.seat && worksAlone(page, this.seat) ? you : null) }
  }

  private figureNow(id: string): Figure | null {
    return this.page().elements.find((element) => element.id === id)?.figure ?? null
  }

  private newId(): string {
    return Array.from({ length: ID_LENGTH }, () => Math.floor(this.needs.random() * 36).toString(36)).join('')
  }

  private pointWith(at: Point | null): void {
    this.ownLaser = at
    this.draw()
  }

  /** Something of the page is another. */
  private changed(): void {
    const { undo, redo } = this.history.can(this.state.page)
    this.put({ canUndo: undo, canRedo: redo, full: this.pending.isFull() })
    this.draw()
  }

  private draw(): void {
    if (this.cancelFrame || !this.canvas || !this.seat) return
    this.cancelFrame = this.canvas.paper.nextFrame(() => {
      this.cancelFrame = null
      if (this.paint()) this.draw()
    })
  }

  private paint(): boolean {
    const page = this.seat?.board.pages.find(({ id }) => id === this.state.page)
    if (!this.canvas || !this.seat || !page) return false
    const { painter } = this.canvas
    const shown = onView(page, this.seat, this.seat.looking)
    const over = this.pending.over(shown)
    this.live.known((id) => shown.elements.find((element) => element.id === id)?.figure ?? null)
    return painter.paint(sceneOf({
      page: shown,
      over,
      drafts: this.drafts,
      live: this.live.figures(page.id),
      lasers: this.live.lasers(page.id),
      ownLaser: this.ownLaser,
      state: this.state,
      nameOf: this.needs.nameOf,
      pictures: this.pictures.came(),
    }), this.needs.now())
  }
}
