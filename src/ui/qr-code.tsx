import { useEffect, useState } from 'react'
import { Drawing } from './drawing'

/** An address as a QR code, black on white in every theme: cameras want it so. The maker of codes is loaded when first needed. */
export function QrCode({ text, label, size = 176 }: { readonly text: string; readonly label: string; readonly size?: number }) {
  const [svg, setSvg] = useState(BLANK)
  useEffect(() => {
    let current = true
    void import('./qr-matrix').then(({ qrMatrix }) => {
      if (current) setSvg(qrSvg(qrMatrix(text)))
    })
    return () => { current = false }
  }, [text])
  return <Drawing svg={svg} label={label} width={`${size}px`} height={`${size}px`} />
}

const BLANK = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><rect width="1" height="1" fill="#fff"/></svg>'
/** The empty frame that the standard (ISO/IEC 18004) asks for, in modules. */
const QUIET = 4

/** The matrix as one path in an SVG document. */
export function qrSvg(rows: readonly (readonly boolean[])[]): string {
  const side = rows.length + 2 * QUIET
  const path = rows.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x + QUIET} ${y + QUIET}h1v1h-1z`] : []))).join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges"><rect width="${side}" height="${side}" fill="#fff"/><path d="${path}" fill="#000"/></svg>`
}
