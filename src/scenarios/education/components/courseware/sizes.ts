const MEGABYTE = 1024 ** 2

/** A size as people say it: `0.4 MB`, `12 MB`. */
export function sizeOf(bytes: number): string {
  const megabytes = bytes / MEGABYTE
  return `${megabytes < 10 ? Math.max(0.1, Math.round(megabytes * 10) / 10) : Math.round(megabytes)} MB`
}

/** Whole megabytes. */
export const megabytesOf = (bytes: number): number => Math.round(bytes / MEGABYTE)
