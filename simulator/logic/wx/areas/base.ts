import * as v from 'valibot'
import { failure, success } from '#shared/kernel/result'
import { base64Of, bytesOf } from '../../files/base64.ts'
import { bufferOf, bytesIn } from '../../files/bytes.ts'
import { parseAddress } from '../../paths.ts'
import { builtHere } from '../built-here.ts'
import { asyncApi, syncApi, type Area } from '../api.ts'
import { randomBytes } from './random.ts'

/** Documented: a megabyte. */
const MOST_RANDOM = 1_048_576

/** https://developers.weixin.qq.com/miniprogram/dev/api/base/wx.canIUse.html and its neighbours */
export const base: Area = {
  canIUse: syncApi(([schema], host) => typeof schema === 'string' && builtHere(schema, host), { partly: 'answers for APIs and components; not for single parameters, return values and options' }),
  nextTick: syncApi(([act], host) => {
    if (typeof act === 'function') void Promise.resolve().then(() => host.guard('nextTick', () => void Reflect.apply(act, undefined, [])))
  }),
  env: { support: 'works', build: () => ({ USER_DATA_PATH: 'wxfile://usr' }) },
  arrayBufferToBase64: syncApi(([buffer]) => base64Of(bytesIn(buffer) ?? new Uint8Array())),
  base64ToArrayBuffer: syncApi(([text]) => bytesOf(typeof text === 'string' ? text : '')),
  getRandomValues: asyncApi(v.object({ length: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_RANDOM)) }), ({ length }) => success({ randomValues: bufferOf(randomBytes(length)) })),
  exitMiniProgram: asyncApi(v.object({}), async (_, { device }) => {
    const left = await device('app.exit', null)
    return left.ok ? success({}) : left
  }, { partly: 'without a tap of the person too' }),
  restartMiniProgram: asyncApi(v.object({ path: v.string() }), async ({ path }, { device, config }) => {
    const page = parseAddress(path, '').path
    if (!config.pages.includes(page)) return failure({ why: `page "${page}" is not found` })
    const asked = await device('app.restart', { path })
    return asked.ok ? success({}) : asked
  }),
}

