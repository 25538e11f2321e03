/** Octets of a line, its end not counted (RFC 5545, 3.1). */
const LINE_OCTETS = 75
const utf8 = new TextEncoder()

/** Content lines as a calendar stream: folded, each ended by CRLF. */
export const streamOf = (lines: readonly string[]): string => lines.map((line) => `${fold(line)}\r\n`).join('')

/** Cuts a long line where a character begins; each next piece starts with a space, which counts. */
export function fold(line: string): string {
  const pieces: string[] = []
  let piece = ''
  let octets = 0
  for (const character of line) {
    const size = utf8.encode(character).length
    if (octets + size > LINE_OCTETS) {
      pieces.push(piece)
      piece = ''
      octets = 1
    }
    piece += character
    octets += size
  }
  return [...pieces, piece].join('\r\n ')
}

/** A text as a value (3.3.11): what has a meaning there is escaped, control characters are gone. */
export const textValue = (text: string): string => text
  .replaceAll('\\', '\\\\').replaceAll(';', '\\;').replaceAll(',', '\\,')
  .replaceAll(/\r\n|\r|\n/g, '\\n')
  .replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')

/** A moment in UTC, `20261130T013000Z`. */
export const utcValue = (at: number): string => `${new Date(at).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`
