/** The letter that stands for a person: the last character of a Chinese name, the first of another; what stands in brackets behind a name is not part of it. */
export function initialOf(name: string): string {
  const letters = [...name.replace(/[（(].*$/u, '').trim() || name.trim()]
  const last = letters[letters.length - 1] ?? '?'
  return /[\u3400-\u9fff]/.test(last) ? last : (letters[0] ?? '?').toUpperCase()
}
