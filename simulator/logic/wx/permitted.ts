import { failure, success, type Result } from '#shared/kernel/result'
import type { CallFailure } from '../../border/calls.ts'
import type { AuthScope, SystemPermission } from '../../border/system.ts'
import { at } from '../app-config.ts'
import { agreedTo } from './privacy.ts'
import type { WxHost } from './host.ts'

/** What the phone itself must allow WeChat before a scope can be asked for. */
const BEHIND: Readonly<Partial<Record<AuthScope, SystemPermission>>> = {
  'scope.userLocation': 'location', 'scope.userFuzzyLocation': 'location', 'scope.userLocationBackground': 'location', 'scope.record': 'microphone', 'scope.camera': 'camera',
  'scope.bluetooth': 'bluetooth', 'scope.writePhotosAlbum': 'album', 'scope.addPhoneCalendar': 'calendar',
}

/** Privacy first, then the person's answer to a scope; asked once and remembered, as WeChat does. */
export async function permitted(scope: AuthScope, api: string, host: WxHost): Promise<Result<null, CallFailure>> {
  const behind = BEHIND[scope]
  if (behind !== undefined && !host.system().systemPermissions[behind]) return failure({ why: 'system permission denied', errno: 3 })
  const agreed = await agreedTo(api, host)
  if (!agreed.ok) return agreed
  const reason = at(at(at(host.app.configs['app'] ?? null, 'permission'), scope), 'desc')
  const asked = await host.device('permission.ask', { scope, reason: typeof reason === 'string' ? reason : '' }, null)
  if (!asked.ok) return asked
  return asked.value.allowed ? success(null) : failure({ why: 'auth deny', errno: 103 })
}

/** Since 2022 the APIs of places and addresses must be named in `app.json`. */
export function declaredPrivate(api: string, { app }: WxHost): Result<null, CallFailure> {
  const named = at(app.configs['app'] ?? null, 'requiredPrivateInfos')
  if (Array.isArray(named) && named.includes(api)) return success(null)
  return failure({ why: 'the api need to be declared in the requiredPrivateInfos field in app.json/ext.json', errno: 112 })
}
