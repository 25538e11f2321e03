import { failure, success, type Result } from '#shared/kernel/result'
import type { Config } from './config.ts'

/** What the command line says of them; what it leaves out, the environment may say. */
export interface FileBoundsOptions {
  readonly file: string | undefined
  readonly image: string | undefined
  readonly room: string | undefined
}

/** How large the files of rooms may be, in MB. */
export function readFileBounds(options: FileBoundsOptions, env: Readonly<Record<string, string | undefined>>): Result<Pick<Config, 'fileMb' | 'imageMb' | 'roomFilesMb'>, string> {
  const fileMb = megabytes(options.file ?? env['LIANMAI_FILE_MB'] ?? '100')
  const imageMb = megabytes(options.image ?? env['LIANMAI_IMAGE_MB'] ?? '20')
  const roomFilesMb = megabytes(options.room ?? env['LIANMAI_ROOM_FILES_MB'] ?? '1024')
  if (fileMb === null || imageMb === null || roomFilesMb === null) return failure('--file-mb, --image-mb and --room-files-mb are whole numbers of megabytes, at least 1.')
  return success({ fileMb, imageMb, roomFilesMb })
}

const megabytes = (text: string): number | null => (/^[1-9]\d{0,5}$/.test(text) ? Number(text) : null)
