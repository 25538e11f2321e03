import { EDITOR_KIT, type EditorKit } from './contract.ts'

const SCRIPT = '/simulator/assets/editor.js'

/** The kit that its script left in this window, if it ran. */
export function kitIn(window: Window): EditorKit | null {
  const kit: EditorKit | undefined = Reflect.get(window, EDITOR_KIT)
  return kit ?? null
}

/** Loads the editor's script into a webview; null where it can't be had. */
export function loadEditorKit(window: Window & typeof globalThis): Promise<EditorKit | null> {
  const there = kitIn(window)
  if (there) return Promise.resolve(there)
  return new Promise((resolve) => {
    const script = window.document.createElement('script')
    const settle = (): void => resolve(kitIn(window))
    script.addEventListener('load', settle)
    script.addEventListener('error', settle)
    script.src = SCRIPT
    window.document.head.append(script)
  })
}
