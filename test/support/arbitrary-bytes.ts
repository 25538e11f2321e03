import fc from 'fast-check'

/** Any bytes. */
export const anyBytes = (maxLength = 400): fc.Arbitrary<Buffer> => fc.uint8Array({ maxLength }).map((bytes) => Buffer.from(bytes))

/** Bytes that were right until some were changed, cut away or put in. */
export const mutated = (valid: fc.Arbitrary<Buffer>): fc.Arbitrary<Buffer> =>
  fc.tuple(valid, fc.array(change, { minLength: 1, maxLength: 6 })).map(([bytes, changes]) => changes.reduce(applied, bytes))

/** The same bytes in pieces of any size, as TCP brings them. */
export const segmented = (bytes: fc.Arbitrary<Buffer>): fc.Arbitrary<readonly Buffer[]> =>
  fc.tuple(bytes, fc.array(fc.nat(), { maxLength: 20 })).map(([whole, cuts]) => {
    const places = [...new Set(cuts.map((cut) => cut % (whole.length + 1)))].sort((a, b) => a - b)
    return [...places, whole.length].map((end, index) => whole.subarray(places[index - 1] ?? 0, end))
  })

const change = fc.record({ at: fc.nat(), kind: fc.constantFrom('set', 'cut', 'insert'), bytes: fc.uint8Array({ minLength: 1, maxLength: 4 }) })

function applied(bytes: Buffer, { at, kind, bytes: more }: { readonly at: number; readonly kind: string; readonly bytes: Uint8Array }): Buffer {
  const place = at % (bytes.length + 1)
  const skipped = kind === 'insert' ? 0 : more.length
  const put = kind === 'cut' ? Buffer.alloc(0) : Buffer.from(more)
  return Buffer.concat([bytes.subarray(0, place), put, bytes.subarray(place + skipped)])
}
