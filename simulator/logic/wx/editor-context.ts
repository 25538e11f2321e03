import type { BackendNode } from '../backend/node.ts'
import { componentContext, type ContextMethods } from './component-context.ts'
import type { WxHost } from './host.ts'

/** https://developers.weixin.qq.com/miniprogram/dev/api/media/editor/EditorContext.html */
export const EDITOR_METHODS: ContextMethods = Object.fromEntries([
  'blur', 'clear', 'deleteText', 'format', 'getBounds', 'getContents', 'getHistoryState', 'getSelection', 'getSelectionText', 'insertCustomBlock', 'insertDivider', 'insertImage', 'insertText', 'redo', 'removeFormat', 'scrollIntoView', 'setContents', 'setSelection', 'undo',
].map((name) => [name, 'async'] as const))

/** The context of an `editor`. All of its methods take options, but for `format(name, value)`. */
export function editorContext(node: BackendNode, host: WxHost): object {
  const methods = componentContext('EditorContext', EDITOR_METHODS, () => node, host)
  const format: unknown = Reflect.get(methods, 'format')
  return { ...methods, format: (name: unknown, value: unknown): unknown => (typeof format === 'function' ? Reflect.apply(format, undefined, [{ name, value }]) : undefined) }
}
