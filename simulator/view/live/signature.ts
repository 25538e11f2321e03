import type { ComponentNeeds } from '../component.ts'

/** `signature`: a watermark in the picture's lower corner. */
export function createSignature({ host, window }: ComponentNeeds): (text: string) => void {
  const mark = window.document.createElement('div')
  mark.style.cssText = 'position:absolute;right:8px;bottom:6px;color:#fff;opacity:.7;font-size:12px;text-shadow:0 0 2px #000;pointer-events:none'
  host.shadowRoot?.append(mark)
  return (text) => {
    if (mark.textContent !== text) mark.textContent = text
  }
}
