/** Bytes by chance, of the engine's own source where it has one. */
export function randomBytes(length: number): Uint8Array {
  const bytes = new Uint8Array(length)
  const { crypto }: { readonly crypto?: { getRandomValues(into: Uint8Array): void } } = globalThis
  if (crypto) crypto.getRandomValues(bytes)
  else for (let at = 0; at < length; at++) bytes[at] = Math.floor(Math.random() * 256)
  return bytes
}
