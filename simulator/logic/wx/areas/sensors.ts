import * as v from 'valibot'
import { failure, success } from '#shared/kernel/result'
import type { Sensor } from '../../../border/device.ts'
import { asyncApi, type Area } from '../api.ts'
import type { WxHost } from '../host.ts'

/** Documented: how often each of the three rates tells. */
const RATES_MS = { game: 20, ui: 60, normal: 200 } as const
const rate = v.optional(v.picklist(['game', 'ui', 'normal']), 'normal')

/** Which sensors run; a second start is refused, and so is a second stop. */
const running = new WeakMap<WxHost, Set<Sensor>>()

function runningOf(host: WxHost): Set<Sensor> {
  const known = running.get(host) ?? new Set()
  running.set(host, known)
  return known
}

/** Start, stop, and listening of one sensor. */
function sensor(of: Sensor, names: { readonly start: string; readonly stop: string; readonly event: string }, more: object, takesRate: boolean): Area {
  return {
    [names.start]: asyncApi(v.object({ interval: rate }), async ({ interval }, host) => {
      const all = runningOf(host)
      if (all.has(of)) return failure({ why: 'has enable, should stop pre operation' })
      all.add(of)
      const started = await host.device('sensor.start', { sensor: of, periodMs: RATES_MS[takesRate ? interval : 'normal'] })
      return started.ok ? success({}) : started
    }),
    [names.stop]: asyncApi(v.object({}), async (_, host) => {
      if (!runningOf(host).delete(of)) return failure({ why: 'fail to disable, not enable' })
      const stopped = await host.device('sensor.stop', { sensor: of })
      return stopped.ok ? success({}) : stopped
    }),
    [`on${names.event}`]: {
      support: 'works',
      build: (name, host) => (listener: unknown) => {
        if (typeof listener !== 'function') return host.complain('api', `wx.${name} takes a function`)
        host.listeners.add(names.event, listener, () => host.on('sensor', (told) => {
          if (told.sensor === of) host.listeners.tell(names.event, { ...told.values, ...more })
        }))
      },
    },
    [`off${names.event}`]: { support: 'works', build: (_name, host) => (listener?: unknown) => host.listeners.remove(names.event, listener) },
  }
}

/** https://developers.weixin.qq.com/miniprogram/dev/api/device/accelerometer/wx.startAccelerometer.html and its neighbours */
export const sensors: Area = {
  ...sensor('accelerometer', { start: 'startAccelerometer', stop: 'stopAccelerometer', event: 'AccelerometerChange' }, {}, true),
  ...sensor('compass', { start: 'startCompass', stop: 'stopCompass', event: 'CompassChange' }, { accuracy: 'high' }, false),
  ...sensor('gyroscope', { start: 'startGyroscope', stop: 'stopGyroscope', event: 'GyroscopeChange' }, {}, true),
  ...sensor('motion', { start: 'startDeviceMotionListening', stop: 'stopDeviceMotionListening', event: 'DeviceMotionChange' }, {}, true),
}
