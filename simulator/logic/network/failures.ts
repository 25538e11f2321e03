import type { CallFailure } from '../../border/calls.ts'

/** https://developers.weixin.qq.com/miniprogram/dev/framework/usability/PublicErrno.html, by the reason. */
const ERRNO: Readonly<Record<string, number>> = {
  timeout: 5,
  'url not in domain list': 600_002,
  interrupted: 600_003,
  'too many requests wait': 600_007,
  'network reach the max redirect count': 600_008,
  'invalid url': 600_009,
}
const COMPONENT_ERROR = 600_001

/** A reason of the network as an API's failure; who aborts gets no number. */
export const networkFailure = (why: string): CallFailure => (why === 'abort' ? { why } : { why, errno: ERRNO[why] ?? COMPONENT_ERROR })
