import { View } from '@tarojs/components'
import { useState } from 'react'
import type { BoardState } from '#shared/board/contract'
import { savePdf } from '../../../../board/export/pdf'
import { useCall, useLive } from '../../../../call/use-call'
import { useSay } from '../../../../call/use-say'
import { savePicture } from '../../../../platform/save-picture'
import { announced } from '../../../../ui/aria'
import { Button } from '../../../../ui/button'
import { classesOf } from '../../../../ui/classes'
import styles from './board-panel.module.scss'
import { useBoardPlace } from './board-place'

const css = classesOf(styles)

/** This page as a picture, and where it can be made, all of them as a PDF. */
export function ExportBoard({ board: { pages, current } }: { readonly board: BoardState }) {
  const say = useSay()
  const { session } = useCall()
  const { desk } = useBoardPlace()
  const title = useLive(({ room }) => room.title, '')
  const [news, setNews] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const at = pages.findIndex(({ id }) => id === current) + 1
  const run = (work: () => Promise<string>) => {
    setBusy(true)
    void work().then((said) => {
      if (session.store.getState().phase !== 'live') return
      setBusy(false)
      setNews(said)
    })
  }
  const png = async () => {
    const sheet = await desk?.picture(current)
    return say(`board.export.${sheet ? await savePicture(sheet.source, `${title}-${at}`) : 'failed'}`)
  }
  async function* sheets() {
    for (const [index, { id }] of pages.entries()) {
      setNews(say('board.export.busy', { page: index + 1, pages: pages.length }))
      const sheet = await desk?.picture(id)
      if (sheet) yield sheet
    }
  }
  return (
    <View className={css('part')}>
      <View className={css('title')}>{say('board.export')}</View>
      {desk === null && <View className={css('soft')}>{say('board.export.closed')}</View>}
      {desk && <Button id='board-png' text={say('board.export.png')} wide disabled={busy} onPress={() => run(png)} />}
      {desk && savePdf && <Button id='board-pdf' text={say('board.export.pdf')} wide disabled={busy} onPress={() => run(async () => say(await savePdf?.(sheets(), title) ? 'board.export.saved' : 'board.export.failed'))} />}
      {desk && !savePdf && <View className={css('soft')}>{say('board.export.png-only')}</View>}
      <View {...announced} className={css('soft')}>{news}</View>
    </View>
  )
}
