import * as v from 'valibot'
import { failure, success, type Result } from '#shared/kernel/result'
import type { CallFailure } from '../../../border/calls.ts'
import type { Place } from '../../../border/device.ts'
import { asyncApi, eventApis, type Area } from '../api.ts'
import type { Answer } from '../args.ts'
import { factApis } from '../facts.ts'
import type { WxHost } from '../host.ts'
import { declaredPrivate, permitted } from '../permitted.ts'

const type = v.optional(v.picklist(['wgs84', 'gcj02']), 'wgs84')
const latitude = v.pipe(v.number(), v.minValue(-90), v.maxValue(90))
const longitude = v.pipe(v.number(), v.minValue(-180), v.maxValue(180))
const fuzzy = (degrees: number): number => Math.round(degrees * 100) / 100
const shown = ({ latitude: north, longitude: east, altitude, accuracy, speed }: Place) => ({ latitude: north, longitude: east, altitude, accuracy, speed, verticalAccuracy: 0, horizontalAccuracy: accuracy })
const noTransform = 'the bench\'s place is told as it is, in whatever system'

async function place(api: string, scope: Parameters<typeof permitted>[0], host: WxHost): Promise<Result<Place, CallFailure>> {
  const declared = declaredPrivate(api, host)
  if (!declared.ok) return declared
  if (!host.system().enabled.location) return failure({ why: 'ERROR_NOCELL&WIFI_LOCATIONSWITCHOFF', errno: 2 })
  const allowed = await permitted(scope, api, host)
  return allowed.ok ? host.device('place.read', null) : allowed
}

const following = new WeakSet<WxHost>()

async function follow(api: string, scope: Parameters<typeof permitted>[0], host: WxHost): Promise<Answer> {
  const allowed = await place(api, scope, host)
  if (!allowed.ok) return allowed
  following.add(host)
  const begun = await host.device('place.follow', { follow: true })
  return begun.ok ? success({}) : begun
}

/** https://developers.weixin.qq.com/miniprogram/dev/api/location/wx.getLocation.html and its neighbours */
export const location: Area = {
  getLocation: asyncApi(v.object({ type, altitude: v.optional(v.union([v.boolean(), v.string()])), isHighAccuracy: v.optional(v.boolean()), highAccuracyExpireTime: v.optional(v.number()) }), async (_, host) => {
    const found = await place('getLocation', 'scope.userLocation', host)
    return found.ok ? success(shown(found.value)) : found
  }, { partly: noTransform }),
  getFuzzyLocation: asyncApi(v.object({ type }), async (_, host) => {
    const found = await place('getFuzzyLocation', 'scope.userFuzzyLocation', host)
    return found.ok ? success({ latitude: fuzzy(found.value.latitude), longitude: fuzzy(found.value.longitude) }) : found
  }, { partly: noTransform }),
  startLocationUpdate: asyncApi(v.object({ type }), (_, host) => follow('startLocationUpdate', 'scope.userLocation', host), { partly: noTransform }),
  startLocationUpdateBackground: asyncApi(v.object({ type }), (_, host) => follow('startLocationUpdateBackground', 'scope.userLocationBackground', host), { partly: `${noTransform}; in the background nothing is told` }),
  stopLocationUpdate: asyncApi(v.object({}), async (_, host) => {
    if (!following.delete(host)) return failure({ why: 'location updates have not been started' })
    const stopped = await host.device('place.follow', { follow: false })
    return stopped.ok ? success({}) : stopped
  }),
  ...eventApis('LocationChange', 'place', shown),
  ...factApis('LocationChangeError', ({ enabled }) => enabled.location, ({ enabled }) => (enabled.location ? null : { errCode: 2 })),
  chooseLocation: asyncApi(v.object({ latitude: v.optional(latitude), longitude: v.optional(longitude) }), async (near, host) => {
    const found = await place('chooseLocation', 'scope.userLocation', host)
    if (!found.ok) return found
    const asked = await host.device('fill.show', { title: '选择位置', fields: [
      { name: 'name', label: '名称', value: '天安门' },
      { name: 'address', label: '地址', value: '北京市东城区东长安街' },
      { name: 'latitude', label: '纬度', value: String(near.latitude ?? found.value.latitude) },
      { name: 'longitude', label: '经度', value: String(near.longitude ?? found.value.longitude) },
    ] }, null)
    if (!asked.ok) return asked
    if (asked.value.values === null) return failure({ why: 'cancel' })
    const { name = '', address = '', latitude: north, longitude: east } = asked.value.values
    return success({ name, address, latitude: Number(north), longitude: Number(east) })
  }, { partly: 'a form to fill in, and no map' }),
  choosePoi: asyncApi(v.object({}), async (_, host) => {
    const found = await place('choosePoi', 'scope.userLocation', host)
    if (!found.ok) return found
    const asked = await host.device('fill.show', { title: '选择地点', fields: [{ name: 'city', label: '城市', value: '北京市' }, { name: 'name', label: '名称', value: '' }, { name: 'address', label: '地址', value: '' }] }, null)
    if (!asked.ok) return asked
    if (asked.value.values === null) return failure({ why: 'cancel' })
    const { city = '', name = '', address = '' } = asked.value.values
    return success(name === '' ? { type: 1, city, name: '', address: '' } : { type: 2, city, name, address, latitude: found.value.latitude, longitude: found.value.longitude })
  }, { partly: 'a form to fill in, and no map' }),
  openLocation: asyncApi(v.object({ latitude, longitude, scale: v.optional(v.number(), 18), name: v.optional(v.string(), ''), address: v.optional(v.string(), '') }), async ({ latitude: north, longitude: east, name, address }, { device }) => {
    const looked = await device('look.show', { title: name || '查看位置', text: `${address}\n${north}, ${east}`.trim(), images: [] }, null)
    return looked.ok ? success({}) : looked
  }, { partly: 'shows the place as text, and no map' }),
}
