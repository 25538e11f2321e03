const MEGABYTE = 1024 ** 2

/** How much may be given; all in bytes. */
export interface FileLimits {
  readonly file: number
  readonly image: number
  readonly room: number
}

/** From whole megabytes, as they are configured. */
export const limitsOf = ({ fileMb, imageMb, roomFilesMb }: { readonly fileMb: number; readonly imageMb: number; readonly roomFilesMb: number }): FileLimits =>
  ({ file: fileMb * MEGABYTE, image: imageMb * MEGABYTE, room: roomFilesMb * MEGABYTE })

/** Of one room, whatever they weigh. */
export const MOST_FILES = 200
/** On their way to this server at once. */
export const MOST_UPLOADS = 32
/** Of one document. */
export const MOST_PAGES = 500
/** A page is at most so wide, in pixels, and so high. */
export const PAGE_WIDTH = 1_600
export const PAGE_HEIGHT = 2_400
/** A picture that is kept has at most so many on a side. */
export const IMAGE_SIDE = 4_096
/** A picture with more is not decoded: 4 bytes each. */
export const MOST_PIXELS = 80_000_000
