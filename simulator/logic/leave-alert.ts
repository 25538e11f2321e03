import type { Page } from './page.ts'
import type { WxHost } from './wx/host.ts'

/** Pages that ask before the person leaves them, with what they ask. */
const messages = new WeakMap<Page, string>()

/** From now on the person is asked before leaving this page. */
export const keepLeaving = (page: Page, message: string): void => void messages.set(page, message)
/** The person may leave this page unasked. */
export const stopLeaving = (page: Page): void => void messages.delete(page)

/** The person pressed the phone's own way back: true if they may go. */
export async function mayLeave(page: Page, { device, router }: WxHost): Promise<boolean> {
  const content = messages.get(page)
  if (content === undefined || router.stack.length <= 1) return true
  const asked = await device('modal.show', { title: '', content, cancel: '取消', cancelColor: '#000000', confirm: '确定', confirmColor: '#576B95', editable: false, placeholder: '' }, null)
  return asked.ok && asked.value.confirmed && router.top === page
}
