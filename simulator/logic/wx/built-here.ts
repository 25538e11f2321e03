import type { WxHost } from './host.ts'

/** Whether `wx.canIUse` says yes: an API's name with anything behind it, or a component's. */
export function builtHere(schema: string, host: WxHost): boolean {
  const [name = ''] = schema.split('.')
  return host.has(name)
}
