import type { Caller } from '../border/calls.ts'
import type { LogicCalls } from '../border/phone-state.ts'
import type { PageDress } from '../border/view.ts'

/** Paths of files that the phone keeps, not the package. */
const KEPT = /^(wxfile:\/\/|https?:\/\/(tmp|usr|store)\/)/

/** An address the browser can load: the package's own files, what the phone keeps, or as it is. Empty if there is none. */
export async function urlFor(path: string, { files, route }: PageDress, ask: Caller<LogicCalls>['call'], window: Window & typeof globalThis): Promise<string> {
  if (KEPT.test(path)) {
    const kept = await ask('file', { path })
    return kept.ok ? window.URL.createObjectURL(new window.Blob([kept.value.bytes], { type: kept.value.type })) : ''
  }
  if (path === '' || /^(https?:|data:|blob:|\/\/)/.test(path)) return path
  return new URL(path, new URL(`/${route}`, 'weapp://app')).pathname.replace(/^\/*/, files)
}
