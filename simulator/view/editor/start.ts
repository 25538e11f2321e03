import Quill, { type Parchment } from 'quill/core.js'
import { boundsOf, contentsOf, runCommand } from './commands.ts'
import { EDITOR_KIT, type EditorKit, type EditorOptions, type OpenEditor } from './contract.ts'
import { FORMATS, registerFormats } from './formats.ts'
import { addImageControls } from './image-controls.ts'
import { keepOwnStyles, leaveOut, strikeDeleted } from './own-styles.ts'
import { EDITOR_STYLE } from './style.ts'

const NAMES = 'ql-container'
/** `Node.ELEMENT_NODE` */
const ELEMENT = 1

/** Opens one editor: Quill in the page itself, for the browser tells the selection of no shadow tree. */
function open(options: EditorOptions): OpenEditor {
  const { host, window, scope, readOnly, placeholder, formats, changed, formatted } = options
  dress(window.document)
  const quill = new Quill(host, { readOnly, placeholder, modules: { clipboard: { matchers: [[ELEMENT, keepOwnStyles], ['del', strikeDeleted], ['script', leaveOut]] } }, formats: formats === null ? null : formats.filter((name) => FORMATS.includes(name)) })
  keepName(host, window, scope)
  let told = '{}'
  const tellFormats = (): void => {
    if (quill.getSelection() === null) return
    const now = quill.getFormat()
    const text = JSON.stringify(now)
    if (text !== told) formatted(now)
    told = text
  }
  quill.on('text-change', changed)
  quill.on('editor-change', tellFormats)
  addImageControls(quill, blotOf, options)
  return {
    field: quill.root,
    contents: () => contentsOf(quill),
    enable: (on) => quill.enable(on),
    call(method, args) {
      const answer = runCommand(quill, method, args)
      // A format at the cursor changes neither text nor selection.
      if (method === 'format' || method === 'removeFormat') tellFormats()
      return answer
    },
    cursorBottom() {
      const range = quill.getSelection()
      return range === null ? null : boundsOf(quill, range.index, range.length).bottom
    },
  }
}

const blotOf = (node: Node): Parchment.Blot | null => {
  const found = Quill.find(node)
  return found === null || found instanceof Quill ? null : found
}

/** Quill knows its editors by this class; the author's classes come and go. */
function keepName(host: HTMLElement, window: Window & typeof globalThis, scope: EditorOptions['scope']): void {
  const observer = new window.MutationObserver(() => {
    if (!host.classList.contains(NAMES)) host.classList.add(NAMES)
  })
  observer.observe(host, { attributes: true, attributeFilter: ['class'] })
  scope.onEnd(() => observer.disconnect())
}

const MARK = 'data-editor-style'

function dress(document: Document): void {
  if (document.querySelector(`style[${MARK}]`)) return
  const style = document.createElement('style')
  style.setAttribute(MARK, '')
  style.textContent = EDITOR_STYLE
  // Before the author's own, which have the last word.
  document.head.prepend(style)
}

registerFormats()
const kit: EditorKit = { open }
Reflect.set(window, EDITOR_KIT, kit)
