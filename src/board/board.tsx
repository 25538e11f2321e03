import { View } from '@tarojs/components'
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { MOST, type BoardMove, type BoardPassing, type BoardState } from '#shared/board/contract'
import type { Result } from '#shared/kernel/result'
import type { FailureCode } from '#shared/protocol/failures'
import type { MemberId } from '#shared/room/state'
import { useStore } from 'zustand'
import { now } from '../platform/clock'
import { Button } from '../ui/button'
import { classesOf } from '../ui/classes'
import { useBox } from '../ui/use-box'
import styles from './board.module.scss'
import { scaleOf, toView, type View as Box } from './camera'
import { Desk } from './desk'
import { COLOUR_VALUES } from './draw/colours'
import { LETTER } from './draw/figure'
import { pressKey } from './press-key'
import { mayDraw, worksAlone } from './rights'
import { Surface } from './surface'
import { TextField } from './text-field'
import { Pager } from './views/pager'
import { Toolbar } from './views/toolbar'
import { Zoom } from './views/zoom'
import { useBoardWords } from './words/words'

const css = classesOf(styles)

export interface BoardProps {
  readonly board: BoardState
  readonly you: MemberId
  readonly teaches: boolean
  /** The link to the room is up. */
  readonly online: boolean
  /** Whose sheet whoever teaches looks at. */
  readonly looking?: MemberId | null | undefined
  readonly nameOf: (id: MemberId) => string
  /** Whether this person's view is one to follow. */
  readonly leads: (id: MemberId) => boolean
  readonly ask: (move: BoardMove) => Promise<Result<void, FailureCode>>
  readonly pass: (data: BoardPassing) => void
  /** What others pass; the answer ends the listening. */
  readonly listen: (told: (from: MemberId, data: BoardPassing) => void) => () => void
  /** Where a file's picture is; left out: there are no files. */
  readonly addressOf?: ((file: string) => Promise<string | null>) | undefined
  /** Lets the person choose a picture that becomes a file of the room; left out: there is no such tool. */
  readonly pickImage?: (() => Promise<{ readonly file: string; readonly width: number; readonly height: number } | null>) | undefined
  /** What stands in the upper left corner. */
  readonly corner?: ReactNode
  /** The desk, for what stands elsewhere on the page. */
  readonly onDesk?: ((desk: Desk | null) => void) | undefined
}

const PLACE = 'board-place'

/** A whiteboard: tools, the page, and the turning of pages. It names no scenario. */
export function Board(props: BoardProps) {
  const { board, you, teaches, online, looking = null, pickImage } = props
  const say = useBoardWords()
  const desk = useDesk(props)
  useEffect(() => desk?.sit({ board, you, teaches, online, looking }), [desk, board, you, teaches, online, looking])
  const page = board.pages.find(({ id }) => id === board.current)
  const draws = mayDraw(board, { you, teaches })
  const box = useBox(PLACE, draws)
  const ask = (move: BoardMove) => void props.ask(move)
  const turn = (step: 1 | -1) => {
    const to = board.pages[board.pages.findIndex(({ id }) => id === board.current) + step]
    if (teaches && to) ask({ type: 'pages.go', page: to.id })
  }
  const pick = pickImage && (() => void pickImage().then((image) => image && desk?.putImage(image)))
  return (
    <View className={css('board')}>
      {desk && draws && <Toolbar desk={desk} onImage={pick} />}
      <View id={PLACE} className={css('place')}>
        {desk && box && <Sheet desk={desk} box={box} label={say('canvas', { page: board.pages.findIndex(({ id }) => id === board.current) + 1, pages: board.pages.length })} onKey={(key) => pressKey(desk, key, draws, turn)} />}
        {page && worksAlone(page, { you, teaches }) && <View id='board-alone' className={css('line')}>{say('alone')}</View>}
        {props.corner && <View className={css('corner')}>{props.corner}</View>}
        {desk && <Follow desk={desk} leads={teaches} />}
        {desk && <Zoom desk={desk} />}
        <Pager board={board} teaches={teaches} onMove={ask} />
      </View>
    </View>
  )
}

/** A desk for as long as the view is there; it asks the latest properties. */
function useDesk(props: BoardProps): Desk | null {
  const latest = useRef(props)
  useEffect(() => { latest.current = props })
  const [desk, setDesk] = useState<Desk | null>(null)
  useEffect(() => {
    const made = new Desk({
      now,
      random: Math.random,
      ask: (move) => latest.current.ask(move),
      pass: (data) => latest.current.pass(data),
      nameOf: (id) => latest.current.nameOf(id),
      leads: (id) => latest.current.leads(id),
      addressOf: (file) => latest.current.addressOf?.(file) ?? Promise.resolve(null),
    })
    const { onDesk, listen } = latest.current
    const stop = listen((from, data) => made.hear(from, data))
    setDesk(made)
    onDesk?.(made)
    return () => {
      stop()
      made.end()
      onDesk?.(null)
    }
  }, [])
  return desk
}

/** The page itself, and the field in which a text is written. */
function Sheet({ desk, box, label, onKey }: { readonly desk: Desk; readonly box: Box; readonly label: string; readonly onKey: Parameters<typeof Surface>[0]['onKey'] }) {
  const say = useBoardWords()
  const writing = useStore(desk.store, (state) => state.writing)
  const camera = useStore(desk.store, (state) => state.camera)
  const tool = useStore(desk.store, (state) => (state.grabs ? 'hand' : state.tool))
  const { width, height } = box
  const view = useMemo(() => ({ width, height }), [width, height])
  const scale = scaleOf(view, camera)
  const place = writing && toView(camera, view, writing.at)
  return (
    <>
      <Surface
        id='board-canvas' label={label} view={view} cursor={CURSORS[tool] ?? 'crosshair'}
        onPaper={(paper) => desk.setPaper(paper, view)} onTouch={(touching) => desk.touch(touching)} onKey={onKey}
      />
      {writing && place && (
        <TextField
          key={`${writing.id} ${writing.at.join(' ')}`} text={writing.text} label={say('text')} placeholder={say('text.hint')} maxLength={MOST.text} colour={COLOUR_VALUES[writing.colour]}
          line={writing.size * scale} letter={writing.size * scale * LETTER} left={place[0]} top={place[1]} onDone={(text) => desk.written(text)}
        />
      )}
    </>
  )
}

const CURSORS: Readonly<Record<string, string>> = { select: 'default', hand: 'grab', text: 'text' }

/** The way back to where whoever teaches looks, and what is wrong with writing now. */
function Follow({ desk, leads }: { readonly desk: Desk; readonly leads: boolean }) {
  const say = useBoardWords()
  const follows = useStore(desk.store, (state) => state.follows)
  const full = useStore(desk.store, (state) => state.full)
  if (full) return <View className={css('line')}>{say('full')}</View>
  return leads || follows ? null : <View className={css('corner')}><Button id='board-follow' icon='eye' text={say('follow')} onPress={() => desk.follow()} /></View>
}
