import { View } from '@tarojs/components'
import { useState } from 'react'
import { SHAPES, type Shape } from '#shared/board/contract'
import { useStore } from 'zustand'
import { aria } from '../../ui/aria'
import { classesOf } from '../../ui/classes'
import { Press } from '../../ui/press'
import type { Desk } from '../desk'
import { COLOUR_VALUES } from '../draw/colours'
import type { Tool } from '../tools/contract'
import { useBoardWords } from '../words/words'
import { LookFlyout } from './look-flyout'
import { ToolButton } from './tool-button'
import styles from './toolbar.module.scss'

const css = classesOf(styles)

export interface ToolbarProps {
  readonly desk: Desk
  /** Left out: no pictures here. */
  readonly onImage?: (() => void) | undefined
}

const BEFORE_SHAPES = ['select', 'pen', 'marker', 'eraser', 'text'] as const satisfies readonly Tool[]
const AFTER_SHAPES = ['laser', 'hand'] as const satisfies readonly Tool[]

/** What whoever may draw finds beside the page: a column on a desktop, a line below it on a phone. */
export function Toolbar({ desk, onImage }: ToolbarProps) {
  const say = useBoardWords()
  const tool = useStore(desk.store, (state) => state.tool)
  const colour = useStore(desk.store, (state) => state.colour)
  const canUndo = useStore(desk.store, (state) => state.canUndo)
  const canRedo = useStore(desk.store, (state) => state.canRedo)
  const chosen = useStore(desk.store, (state) => state.selection.length > 0)
  const [open, setOpen] = useState<'shapes' | 'look' | null>(null)
  const [shape, setShape] = useState<Shape>('rectangle')
  const isShape = SHAPES.some((one) => one === tool)
  const choose = (wanted: Tool) => {
    setOpen(null)
    desk.choose(wanted)
  }
  const button = (wanted: Tool & keyof typeof LABELS) => (
    <ToolButton key={wanted} id={`board-${wanted}`} drawing={wanted} label={say(LABELS[wanted])} on={tool === wanted} onPress={() => choose(wanted)} />
  )
  return (
    <View className={css('frame')}>
      <View className={css('toolbar')} {...aria('toolbar', say('tools'))}>
        <View className={css('tools')}>
          {BEFORE_SHAPES.map(button)}
          <ToolButton
            id='board-shapes' drawing={shape} label={say('tool.shapes')} on={isShape} more
            onPress={() => {
              desk.choose(shape)
              setOpen(open === 'shapes' ? null : 'shapes')
            }}
          />
          {onImage && <ToolButton id='board-image' drawing='image' label={say('tool.image')} onPress={onImage} />}
          {AFTER_SHAPES.map(button)}
          {chosen && <ToolButton id='board-delete' drawing='remove' label={say('delete')} onPress={() => desk.removeSelection()} />}
        </View>
        <View className={css('line')} />
        <ToolButton id='board-undo' drawing='undo' label={say('undo')} disabled={!canUndo} onPress={() => desk.step('undo')} />
        <ToolButton id='board-redo' drawing='redo' label={say('redo')} disabled={!canRedo} onPress={() => desk.step('redo')} />
        <Press id='board-look' className={css('tool')} label={say('look')} pressed={open === 'look'} onPress={() => setOpen(open === 'look' ? null : 'look')}>
          <View className={css('dot')} style={{ backgroundColor: COLOUR_VALUES[colour] }} />
        </Press>
      </View>
      {open === 'shapes' && (
        <View className={css('flyout', 'upper')} {...aria('group', say('tool.shapes'))}>
          {SHAPES.map((one) => <ToolButton key={one} id={`board-${one}`} drawing={one} label={say(`tool.${one}`)} on={tool === one} onPress={() => { setShape(one); choose(one) }} />)}
        </View>
      )}
      {open === 'look' && <LookFlyout desk={desk} onDone={() => setOpen(null)} />}
    </View>
  )
}

const LABELS = { select: 'tool.select', pen: 'tool.pen', marker: 'tool.marker', eraser: 'tool.eraser', text: 'tool.text', laser: 'tool.laser', hand: 'tool.hand' } as const
