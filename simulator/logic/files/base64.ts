const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Base64 of RFC 4648 without the browser's own functions, which a Node form would not have. */
export function base64Of(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const group = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)
    const letters = [18, 12, 6, 0].map((shift) => LETTERS[(group >> shift) & 63] ?? '')
    text += letters.slice(0, Math.min(4, bytes.length - at + 1)).join('').padEnd(4, '=')
  }
  return text
}

/** Base64 back to bytes; letters that are none are passed over. */
export function bytesOf(text: string): ArrayBuffer {
  const letters = [...text].map((letter) => LETTERS.indexOf(letter)).filter((value) => value >= 0)
  const bytes = new Uint8Array(Math.floor((letters.length * 6) / 8))
  let held = 0
  let bits = 0
  let at = 0
  for (const value of letters) {
    held = (held << 6) | value
    bits += 6
    if (bits < 8) continue
    bits -= 8
    bytes[at++] = (held >> bits) & 255
  }
  return bytes.buffer
}
