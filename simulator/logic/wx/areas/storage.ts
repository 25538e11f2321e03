import * as v from 'valibot'
import { failure, success } from '#shared/kernel/result'
import { asyncApi, refuse, syncApi, type Area } from '../api.ts'
import type { Answer } from '../args.ts'
import type { WxHost } from '../host.ts'
import { MOST_BYTES } from '../../storage.ts'

const key = v.object({ key: v.pipe(v.string(), v.nonEmpty()) })
const entry = v.object({ key: v.pipe(v.string(), v.nonEmpty()), data: v.unknown() })

const info = ({ storage }: WxHost) => ({ keys: storage.keys(), currentSize: Math.ceil(storage.bytes() / 1024), limitSize: MOST_BYTES / 1024 })
const keep = (where: string, value: unknown, { storage }: WxHost): Answer => {
  const kept = storage.set(where, value)
  return kept.ok ? success({}) : kept
}
const textOf = (value: unknown, name: string): string => (typeof value === 'string' && value !== '' ? value : refuse(name, 'parameter error: parameter should be String instead of ' + typeof value))
const entriesOf = (value: unknown): readonly v.InferOutput<typeof entry>[] | null => {
  const parsed = v.safeParse(v.array(entry), value)
  return parsed.success ? parsed.output : null
}

/** https://developers.weixin.qq.com/miniprogram/dev/api/storage/wx.setStorage.html and its neighbours */
export const storage: Area = {
  setStorage: asyncApi(entry, ({ key: where, data }, host) => keep(where, data, host), { partly: 'encrypt is taken and changes nothing: data lies in the browser' }),
  setStorageSync: syncApi(([where, data], host, name) => {
    const kept = keep(textOf(where, name), data, host)
    if (!kept.ok) refuse(name, kept.failure.why)
  }),
  getStorage: asyncApi(key, ({ key: where }, host): Answer => {
    const found = host.storage.get(where)
    return found.ok ? success({ data: found.value }) : found
  }),
  getStorageSync: syncApi(([where], host, name) => {
    const found = host.storage.get(textOf(where, name))
    return found.ok ? found.value : ''
  }),
  removeStorage: asyncApi(key, ({ key: where }, host) => {
    host.storage.remove(where)
    return success({})
  }),
  removeStorageSync: syncApi(([where], host, name) => host.storage.remove(textOf(where, name))),
  clearStorage: asyncApi(v.object({}), (_, host) => {
    host.storage.clear()
    return success({})
  }),
  clearStorageSync: syncApi((_, host) => host.storage.clear()),
  getStorageInfo: asyncApi(v.object({}), (_, host) => success(info(host))),
  getStorageInfoSync: syncApi((_, host) => info(host)),
  batchSetStorage: asyncApi(v.object({ kvList: v.array(entry) }), ({ kvList }, host) => {
    for (const { key: where, data } of kvList) {
      const kept = keep(where, data, host)
      if (!kept.ok) return kept
    }
    return success({})
  }),
  batchSetStorageSync: syncApi(([list], host, name) => {
    const entries = entriesOf(list) ?? refuse(name, 'parameter error: parameter should be Array of {key, value}')
    for (const { key: where, data } of entries) {
      const kept = keep(where, data, host)
      if (!kept.ok) refuse(name, kept.failure.why)
    }
  }),
  batchGetStorage: asyncApi(v.object({ keyList: v.array(v.string()) }), ({ keyList }, host) => {
    const found = keyList.map((where) => host.storage.get(where))
    if (found.every(({ ok }) => !ok) && keyList.length > 0) return failure({ why: 'data not found' })
    return success({ dataList: found.map((one) => (one.ok ? one.value : '')) })
  }),
  batchGetStorageSync: syncApi(([list], host, name) => {
    const keys = v.safeParse(v.array(v.string()), list)
    if (!keys.success) return refuse(name, 'parameter error: parameter should be Array')
    return keys.output.map((where) => {
      const found = host.storage.get(where)
      return found.ok ? found.value : ''
    })
  }),
}
