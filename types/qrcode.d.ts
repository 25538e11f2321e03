/** The maker of the matrix alone, without the drawers that need a canvas or Node. */
declare module 'qrcode/lib/core/qrcode' {
  interface Segment { readonly data: Uint8Array; readonly mode: 'byte' }
  interface Code { readonly modules: { readonly size: number; get(row: number, column: number): 0 | 1 } }
  export function create(segments: readonly Segment[], options: { readonly errorCorrectionLevel: 'L' | 'M' | 'Q' | 'H' }): Code
}
