import { failure, success, type Result } from '#shared/kernel/result'
import type { CallFailure } from '../../border/calls.ts'
import { at } from '../app-config.ts'
import type { WxHost } from './host.ts'

/** The name of the guide that a mini-program would have declared at WeChat. */
export const CONTRACT = '《小程序隐私保护指引》'

const agreed = new WeakSet<WxHost>()

/** Whether the person must still agree: only where `app.json` turns the check on. */
export const needsAgreement = (host: WxHost): boolean => at(host.app.configs['app'] ?? null, '__usePrivacyCheck__') === true && !agreed.has(host)

/** Goes on once the person agreed to the privacy guide: asked by the mini-program's own listener, or by the phone. */
export async function agreedTo(api: string, host: WxHost): Promise<Result<null, CallFailure>> {
  if (!needsAgreement(host)) return success(null)
  const answered = host.listeners.count('NeedPrivacyAuthorization') > 0 ? await askMiniProgram(api, host) : await askPhone(host)
  if (!answered) return failure({ why: 'privacy permission is not authorized', errno: 104 })
  agreed.add(host)
  return success(null)
}

const askMiniProgram = (api: string, host: WxHost): Promise<boolean> => new Promise((resolve) => {
  const told = (answer: unknown): void => {
    const event: unknown = typeof answer === 'object' && answer !== null ? Reflect.get(answer, 'event') : undefined
    if (event === 'agree' || event === 'disagree') resolve(event === 'agree')
    else if (event !== 'exposureAuthorization') host.complain('api', 'onNeedPrivacyAuthorization: resolve takes { event: "agree" | "disagree" | "exposureAuthorization" }')
  }
  host.scope.onEnd(() => resolve(false))
  host.listeners.tell('NeedPrivacyAuthorization', told, { referrer: api })
})

async function askPhone({ device }: WxHost): Promise<boolean> {
  const asked = await device('modal.show', { title: '用户隐私保护提示', content: `在你使用服务之前，请仔细阅读${CONTRACT}。如果你同意，请点击“同意”开始使用。`, cancel: '拒绝', cancelColor: '#000000', confirm: '同意', confirmColor: '#576B95', editable: false, placeholder: '' }, null)
  return asked.ok && asked.value.confirmed
}
