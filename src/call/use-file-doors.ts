import { useMemo } from 'react'
import type { Result } from '#shared/kernel/result'
import type { FailureCode } from '#shared/protocol/failures'
import type { FilePagesReply, FilePurpose, FilesReply, RoomFile } from '#shared/protocol/files-schema'
import type { PickedFile, Sending } from '../platform/pick-file/contract'
import { giveFile, listFiles, pagesOfFile, removeFile } from '../signaling/files'
import { useLive } from './use-call'
import { useSignedIn } from './use-signed-in'

/** The doors of this room's files, for who may `share-files`. */
export interface FileDoors {
  list(): Promise<Result<FilesReply, FailureCode>>
  pagesOf(file: string): Promise<Result<FilePagesReply, FailureCode>>
  /** Resolves when the server has all of it. */
  give(purpose: FilePurpose, file: PickedFile, how: Pick<Sending, 'onProgress' | 'life'>): Promise<Result<RoomFile, FailureCode>>
  remove(file: string): Promise<Result<void, FailureCode>>
}

/** The same ones as long as the room is the same. */
export function useFileDoors(): FileDoors {
  const signedIn = useSignedIn()
  const room = useLive((live) => live.room.id, '')
  return useMemo(() => ({
    list: () => listFiles(signedIn, room),
    pagesOf: (file) => pagesOfFile(signedIn, room, file),
    give: (purpose, file, how) => giveFile(signedIn, room, purpose, file, how),
    remove: (file) => removeFile(signedIn, room, file),
  }), [signedIn, room])
}
