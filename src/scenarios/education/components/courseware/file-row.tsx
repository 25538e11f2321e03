import { parseFailureCode, type FailureCode } from '#shared/protocol/failures'
import { impossible } from '#shared/kernel/impossible'
import type { RoomFile } from '#shared/protocol/files-schema'
import { useSay } from '../../../../call/use-say'
import { Button } from '../../../../ui/button'
import { IconButton } from '../../../../ui/icon-button'
import { useWords } from '../../../../ui/preferences'
import { Row } from './row'
import { sizeOf } from './sizes'
import type { OnBoard } from './use-on-board'

export interface FileRowProps {
  readonly file: RoomFile
  readonly onBoard: OnBoard
  readonly onUse: () => void
  readonly onRemove: () => void
}

/** A file of the room. */
export function FileRow({ file, onBoard, onUse, onRemove }: FileRowProps) {
  const say = useSay()
  const t = useWords()
  const { id, name, kind, progress } = file
  const mine = onBoard.state !== 'idle' && onBoard.file === id ? onBoard : null
  const why = progress.state === 'failed' ? codeOf(progress.why) : mine?.state === 'failed' ? mine.why : null
  const usable = progress.state === 'ready' && file.pages > 0
  return (
    <Row picture={kind === 'image' ? 'picture' : 'page'} name={name} fact={why === null ? factOf(file, say) : t(`failure.${why}`)} tone={why === null ? undefined : 'danger'} share={shareOf(file)}>
      {usable && <Button text={say(mine?.state === 'done' ? 'courseware.used' : 'courseware.use')} icon={mine?.state === 'done' ? 'check' : undefined} busy={mine?.state === 'busy'} onPress={onUse} />}
      <IconButton icon='x' label={say(progress.state === 'failed' ? 'courseware.dismiss' : 'courseware.remove', { name })} onPress={onRemove} />
    </Row>
  )
}

const codeOf = (why: string): FailureCode => parseFailureCode(why) ?? 'server/fault'

function factOf({ progress, pages, bytes }: RoomFile, say: ReturnType<typeof useSay>): string {
  switch (progress.state) {
    case 'waiting':
      return say('courseware.waiting')
    case 'rendering':
      return progress.all === null ? say('courseware.opening') : say('courseware.rendering', { done: progress.done, all: progress.all })
    case 'ready':
      return say('courseware.ready', { pages, size: sizeOf(bytes) })
    case 'failed':
      return ''
    default:
      return impossible(progress)
  }
}

const shareOf = ({ progress }: RoomFile): number | null =>
  progress.state !== 'rendering' || progress.all === null ? (progress.state === 'waiting' ? 0 : null) : progress.done / progress.all
