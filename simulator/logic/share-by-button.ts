import { failure, success, type Result } from '#shared/kernel/result'
import type { CallFailure } from '../border/calls.ts'
import type { DeviceLine } from './device-line.ts'
import type { Router } from './router.ts'

/** `open-type="share"`: the page says what is shared, and the phone keeps a trace of it. */
export async function shareByButton(id: string, router: Router, device: DeviceLine['call']): Promise<Result<null, CallFailure>> {
  const page = router.top
  if (page === undefined || typeof Reflect.get(page.instance, 'onShareAppMessage') !== 'function') return failure({ why: 'the page has no onShareAppMessage' })
  const element = id === '' ? null : page.component.getShadowRoot()?.querySelector(`#${id}`)
  const told: unknown = page.tell('onShareAppMessage', { from: 'button', target: { id, dataset: { ...element?.dataset } } })
  const shared = Object(told)
  const [title, path]: readonly unknown[] = [Reflect.get(shared, 'title'), Reflect.get(shared, 'path')]
  const text = typeof title === 'string' ? title : ''
  const left = await device('trace.leave', { kind: 'share', text, detail: { path: typeof path === 'string' ? path : `/${page.route}`, from: 'button' }, file: null })
  return left.ok ? success(null) : left
}
