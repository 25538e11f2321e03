import type { SavePdf } from './contract'

/** JPEG is a tenth of what PNG takes, and nobody sees it on lines. */
const QUALITY = 0.92

/** A download; the library is fetched when it is first asked for. */
export const savePdf: SavePdf | null = async (pages, name) => {
  try {
    const { jsPDF } = await import('jspdf')
    let pdf: InstanceType<typeof jsPDF> | null = null
    for await (const { source, width, height } of pages) {
      if (!(source instanceof HTMLCanvasElement)) return false
      const format = [width, height]
      if (pdf) pdf.addPage(format, 'landscape')
      else pdf = new jsPDF({ orientation: 'landscape', unit: 'px', format, compress: true, hotfixes: ['px_scaling'] })
      pdf.addImage(source.toDataURL('image/jpeg', QUALITY), 'JPEG', 0, 0, width, height)
    }
    if (!pdf) return false
    pdf.save(`${name}.pdf`)
    return true
  } catch {
    return false
  }
}
