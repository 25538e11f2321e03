/** Formats that are there or not. */
const SWITCHES = ['bold', 'italic', 'underline', 'strike', 'ins']

/** What `format(name, value)` sets, where the selection now has `current`. Documented: a style that is there already is taken away. */
export function nextValue(name: string, value: unknown, current: unknown): unknown {
  if (SWITCHES.includes(name)) return !current
  const wanted = valueOf(name, value)
  return wanted === valueOf(name, current) ? false : wanted
}

/** Values as Quill has them. `indent` goes a step further each time. */
function valueOf(name: string, value: unknown): unknown {
  if (value === undefined || value === null || value === '') return false
  if (name === 'header') return Number(String(value).replace(/^h/i, '')) || false
  if (name === 'list') return value === 'check' || value === 'checked' ? 'unchecked' : value
  if (name === 'indent') return typeof value === 'number' ? value : Number(value) < 0 ? '-1' : '+1'
  return value
}
