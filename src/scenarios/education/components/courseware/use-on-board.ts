import { useState } from 'react'
import type { FailureCode } from '#shared/protocol/failures'
import { useCall } from '../../../../call/use-call'
import type { FileDoors } from '../../../../call/use-file-doors'

/** What became of putting a file on the board. */
export type OnBoard =
  | { readonly state: 'idle' }
  | { readonly state: 'busy' | 'done'; readonly file: string }
  | { readonly state: 'failed'; readonly file: string; readonly why: FailureCode }

/** Puts a file's pages behind those of the board, and goes to the first of them, with everybody. */
export function useOnBoard(doors: FileDoors): { readonly onBoard: OnBoard; readonly use: (file: string) => void } {
  const { session } = useCall()
  const [onBoard, setOnBoard] = useState<OnBoard>({ state: 'idle' })
  const put = async (file: string): Promise<OnBoard> => {
    const pages = await doors.pagesOf(file)
    if (!pages.ok) return { state: 'failed', file, why: pages.failure }
    const backgrounds = pages.value.pages.map((page) => ({ ...page }))
    const moved = await session.move({ part: 'board', move: { type: 'pages.add', after: null, backgrounds, go: true } })
    return moved.ok ? { state: 'done', file } : { state: 'failed', file, why: moved.failure }
  }
  const use = (file: string): void => {
    setOnBoard({ state: 'busy', file })
    void put(file).then(setOnBoard)
  }
  return { onBoard, use }
}
