import { View } from '@tarojs/components'
import { useState } from 'react'
import type { BoardMove, BoardState } from '#shared/board/contract'
import { aria } from '../../ui/aria'
import { Button } from '../../ui/button'
import { classesOf } from '../../ui/classes'
import { Dialog } from '../../ui/dialog'
import { IconButton } from '../../ui/icon-button'
import { useBoardWords } from '../words/words'
import styles from './pager.module.scss'

const css = classesOf(styles)

export interface PagerProps {
  readonly board: BoardState
  /** Turns, adds and removes pages for all. */
  readonly teaches: boolean
  readonly onMove: (move: BoardMove) => void
}

/** Which page all see; whoever teaches turns it. */
export function Pager({ board: { pages, current }, teaches, onMove }: PagerProps) {
  const say = useBoardWords()
  const [sure, setSure] = useState<'clear' | 'remove' | null>(null)
  const [open, setOpen] = useState(false)
  const at = pages.findIndex(({ id }) => id === current)
  const go = (to: number) => {
    const page = pages[to]
    if (page) onMove({ type: 'pages.go', page: page.id })
  }
  const ask = (what: 'clear' | 'remove') => {
    setOpen(false)
    setSure(what)
  }
  return (
    <>
      <View className={css('pager')} {...aria('group', say('pages'))}>
        {teaches && <IconButton icon='chevron-left' label={say('page.previous')} disabled={at <= 0} onPress={() => go(at - 1)} />}
        <View id='board-page' className={css('count')}>{say('page', { page: at + 1, pages: pages.length })}</View>
        {teaches && <IconButton icon='chevron-right' label={say('page.next')} disabled={at >= pages.length - 1} onPress={() => go(at + 1)} />}
        {teaches && <IconButton icon='plus' label={say('page.add')} onPress={() => onMove({ type: 'pages.add', after: current, backgrounds: [null], go: true })} />}
        {teaches && <IconButton icon='ellipsis' label={say('page.more')} pressed={open} onPress={() => setOpen(!open)} />}
        {open && (
          <View className={css('menu')}>
            <Button id='board-clear' text={say('page.clear')} look='quiet' wide onPress={() => ask('clear')} />
            <Button id='board-remove-page' text={say('page.remove')} look='quiet' wide disabled={pages.length < 2} onPress={() => ask('remove')} />
          </View>
        )}
      </View>
      {sure && (
        <Dialog title={say(`page.${sure}`)} closeLabel={say('close')} onClose={() => setSure(null)}>
          <View className={css('sure')}>{say(`page.${sure}.sure`)}</View>
          <Button
            id='board-sure' text={say(`page.${sure}.go`)} look='danger' wide
            onPress={() => {
              setSure(null)
              onMove(sure === 'clear' ? { type: 'clear', page: current } : { type: 'pages.remove', page: current })
            }}
          />
        </Dialog>
      )}
    </>
  )
}
