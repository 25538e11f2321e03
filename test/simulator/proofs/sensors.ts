import { settled, type TestPhone } from '../../support/simulator/phone'
import type { Proofs } from '../../support/simulator/proof'
import type { Sensor } from '../../../simulator/border/device'
import { heard } from './proving'

/** Start and stop of one sensor, and what its listeners are told. */
function sensor(of: Sensor, start: string, stop: string, event: string, values: Readonly<Record<string, number>>, more: object = {}): Proofs {
  const set = ({ device }: TestPhone): void => device.state.setState(({ senses }) => ({ senses: { ...senses, [of]: values } }))
  return {
    ...heard(event, async (phone) => {
      set(phone)
      await phone.call(start, { interval: 'game' })
    }, { ...values, ...more }),
    [start]: {
      async effect(phone) {
        const told = jest.fn()
        set(phone)
        phone.wx[`on${event}`]!(told)
        expect(await phone.call(start, { interval: 'game' })).toEqual({ errMsg: `${start}:ok` })
        for (let left = 8; left > 0; left--) await settled()
        expect(told).toHaveBeenCalledWith({ ...values, ...more })
      },
      async failure(phone) {
        await phone.call(start)
        expect((await phone.call(start)).errMsg).toBe(`${start}:fail has enable, should stop pre operation`)
      },
    },
    [stop]: {
      async effect(phone) {
        await phone.call(start, { interval: 'game' })
        expect(await phone.call(stop)).toEqual({ errMsg: `${stop}:ok` })
        await settled()
        const told = jest.fn()
        phone.wx[`on${event}`]!(told)
        for (let left = 8; left > 0; left--) await settled()
        expect(told).not.toHaveBeenCalled()
      },
      failure: async (phone) => expect((await phone.call(stop)).errMsg).toBe(`${stop}:fail fail to disable, not enable`),
    },
  }
}

export const sensorProofs: Proofs = {
  ...sensor('accelerometer', 'startAccelerometer', 'stopAccelerometer', 'AccelerometerChange', { x: 0.1, y: 0.2, z: -0.9 }),
  ...sensor('compass', 'startCompass', 'stopCompass', 'CompassChange', { direction: 90 }, { accuracy: 'high' }),
  ...sensor('gyroscope', 'startGyroscope', 'stopGyroscope', 'GyroscopeChange', { x: 1, y: 2, z: 3 }),
  ...sensor('motion', 'startDeviceMotionListening', 'stopDeviceMotionListening', 'DeviceMotionChange', { alpha: 1, beta: 0.5, gamma: -0.5 }),
}
