import type Quill from 'quill/core.js'

/** The contents as HTML of plain tags; an empty line keeps its break, and spaces stay spaces. */
export const htmlOf = (quill: Quill): string => quill.getSemanticHTML()
  .replaceAll('&nbsp;', ' ')
  .replace(/<(p|h[1-6]|li)((?: [^>]*)?)><\/\1>/g, '<$1$2><br></$1>')
