/** Before the first line: Excel takes the text for UTF-8 then. */
const MARK = '\uFEFF'

/** Rows as a file that spreadsheets open: UTF-8 with its mark, lines that end in CR LF (RFC 4180). A cell that would be taken for a formula begins with an apostrophe. */
export const csvOf = (rows: readonly (readonly (string | number)[])[]): string =>
  MARK + rows.map((row) => row.map((cell) => quoted(typeof cell === 'number' ? String(cell) : harmless(cell))).join(',')).join('\r\n') + '\r\n'

/** Also where blanks stand before it: some programs leave them out. */
const harmless = (text: string): string => (/^[\s\uFEFF]*[=+\-@]|^[\t\r]/.test(text) ? `'${text}` : text)

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
