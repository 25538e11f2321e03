import { useCallback, useEffect, useState } from 'react'
import { after, createScope } from '#shared/kernel/scope'
import type { FailureCode } from '#shared/protocol/failures'
import type { FilesReply } from '#shared/protocol/files-schema'
import type { FileDoors } from '../../../../call/use-file-doors'

/** While something becomes pages it is looked at each second; what others give is seen within five. */
const BUSY_MS = 1_000
const IDLE_MS = 5_000

export type RoomFilesState =
  | { readonly state: 'looking' }
  | { readonly state: 'known'; readonly list: FilesReply }
  | { readonly state: 'failed'; readonly why: FailureCode }

/** The files of the room as they are now, and a way to look at once. */
export function useRoomFiles(doors: FileDoors): { readonly files: RoomFilesState; readonly look: () => void } {
  const [files, setFiles] = useState<RoomFilesState>({ state: 'looking' })
  const [looks, setLooks] = useState(0)
  useEffect(() => {
    const life = createScope()
    const ask = async (): Promise<void> => {
      const found = await doors.list()
      if (life.ended) return
      // What is known stays through a moment without a server.
      setFiles((before) => (found.ok ? { state: 'known', list: found.value } : before.state === 'known' ? before : { state: 'failed', why: found.failure }))
      after(life, found.ok && isBusy(found.value) ? BUSY_MS : IDLE_MS, () => void ask())
    }
    void ask()
    return life.end
  }, [doors, looks])
  return { files, look: useCallback(() => setLooks((before) => before + 1), []) }
}

const isBusy = ({ files }: FilesReply): boolean => files.some(({ progress }) => progress.state === 'waiting' || progress.state === 'rendering')
