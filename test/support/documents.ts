import type { Scope } from '#shared/kernel/scope'
import { jsPDF } from 'jspdf'
import { launchBrowser } from './browser.ts'

/** A PDF of coloured pages, each with its number; `password`: it wants one. */
export function colouredPdf(pages: number, { colour = '#c81e1e', password }: { readonly colour?: string; readonly password?: string } = {}): Buffer {
  const document = new jsPDF({ unit: 'pt', format: [960, 540], orientation: 'landscape', ...(password === undefined ? {} : { encryption: { userPassword: password, ownerPassword: `${password}!`, userPermissions: [] } }) })
  for (let page = 1; page <= pages; page += 1) {
    if (page > 1) document.addPage([960, 540], 'landscape')
    document.setFillColor(colour)
    document.rect(0, 0, 480, 540, 'F')
    document.setFontSize(60)
    document.text(String(page), 700, 300)
  }
  return Buffer.from(document.output('arraybuffer'))
}

/** A PDF as a browser prints a page, with its fonts inside. */
export async function printedPdf(scope: Scope, html: string): Promise<Buffer> {
  const browser = await launchBrowser(scope, { devices: 'none' })
  const page = await browser.newPage()
  await page.setContent(html)
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true })
  await browser.close()
  return pdf
}

/** One page with one Chinese letter, large, whose font is not in the file: readers take their own (ISO 32000-1, 9.7.5.2). */
export function bareChinesePdf(letter: string): Buffer {
  const code = (letter.codePointAt(0) ?? 0).toString(16).padStart(4, '0')
  const content = `BT /F1 300 Tf 30 60 Td <${code}> Tj ET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 360 360] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 7 0 R >>',
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
  ]
  let text = '%PDF-1.4\n'
  const places = objects.map((object, index) => {
    const at = text.length
    text += `${index + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const start = text.length
  const table = places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.from(text, 'latin1')
}

/** The beginning of a PNG that says it is so large; there are no pixels in it. */
export function hugePng(width: number, height: number): Buffer {
  const header = Buffer.alloc(25)
  header.writeUInt32BE(13, 0)
  header.write('IHDR', 4, 'latin1')
  header.writeUInt32BE(width, 8)
  header.writeUInt32BE(height, 12)
  header.set([8, 2], 16)
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), header, Buffer.alloc(5_000)])
}
