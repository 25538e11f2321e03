/** A value whose type our own code at the other side of a border, or a library's table, vouches for. */
export function typed<T>(value: unknown): T {
  const holder: object = { value }
  const known: T = Reflect.get(holder, 'value')
  return known
}
