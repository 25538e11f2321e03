import { settled, until, type TestPhone } from '../../support/simulator/phone'
import type { Proof, Proofs } from '../../support/simulator/proof'
import { allow, answered, asked, heard, refuse, withApp } from './proving'

const NAMES = ['getLocation', 'getFuzzyLocation', 'chooseLocation', 'choosePoi', 'startLocationUpdate', 'startLocationUpdateBackground']
const PLACE = { latitude: 31.2304, longitude: 121.4737, altitude: 4, accuracy: 10, speed: 1 }

async function open(): Promise<TestPhone> {
  const phone = await withApp({ requiredPrivateInfos: NAMES })
  allow(phone)
  phone.device.state.setState({ place: PLACE })
  return phone
}
const refused = (name: string): Proof['failure'] => async (undeclared) => {
  expect(await undeclared.call(name)).toEqual({ errMsg: `${name}:fail the api need to be declared in the requiredPrivateInfos field in app.json/ext.json`, errno: 112 })
  const phone = await open()
  refuse(phone)
  expect((await phone.call(name)).errMsg).toBe(`${name}:fail auth deny`)
  phone.device.changeFacts({ enabled: { bluetooth: true, location: false, wifi: true } })
  await settled()
  expect((await phone.call(name)).errMsg).toBe(`${name}:fail ERROR_NOCELL&WIFI_LOCATIONSWITCHOFF`)
}
const updates = (name: string): Proof => ({
  async effect() {
    const phone = await open()
    const told = jest.fn()
    phone.wx['onLocationChange']!(told)
    expect(await phone.call(name)).toEqual({ errMsg: `${name}:ok` })
    await until(() => told.mock.calls.length > 0)
    expect(told).toHaveBeenCalledWith(expect.objectContaining({ latitude: 31.2304, speed: 1 }))
  },
  failure: refused(name),
})

export const locationProofs: Proofs = {
  getLocation: {
    effect: async () => expect(await (await open()).call('getLocation', { type: 'gcj02' })).toMatchObject({ latitude: 31.2304, longitude: 121.4737, accuracy: 10 }),
    failure: refused('getLocation'),
  },
  getFuzzyLocation: {
    effect: async () => expect(await (await open()).call('getFuzzyLocation')).toEqual({ errMsg: 'getFuzzyLocation:ok', latitude: 31.23, longitude: 121.47 }),
    failure: refused('getFuzzyLocation'),
  },
  startLocationUpdate: updates('startLocationUpdate'),
  startLocationUpdateBackground: updates('startLocationUpdateBackground'),
  stopLocationUpdate: {
    async effect() {
      const phone = await open()
      await phone.call('startLocationUpdate')
      expect(await phone.call('stopLocationUpdate')).toEqual({ errMsg: 'stopLocationUpdate:ok' })
    },
    failure: async (phone) => expect((await phone.call('stopLocationUpdate')).errMsg).toBe('stopLocationUpdate:fail location updates have not been started'),
  },
  ...heard('LocationChange', ({ device }) => device.happen('place', PLACE), { ...PLACE, verticalAccuracy: 0, horizontalAccuracy: 10 }),
  chooseLocation: {
    effect: async () => expect(await answered(await open(), 'chooseLocation', {}, 'fill', { values: { name: '家', address: '路', latitude: '1.5', longitude: '2' } })).toEqual({ errMsg: 'chooseLocation:ok', name: '家', address: '路', latitude: 1.5, longitude: 2 }),
    async failure(undeclared) {
      await refused('chooseLocation')(undeclared)
      expect((await answered(await open(), 'chooseLocation', {}, 'fill', { values: null })).errMsg).toBe('chooseLocation:fail cancel')
    },
  },
  ...heard('LocationChangeError', ({ device }) => device.changeFacts({ enabled: { bluetooth: true, location: false, wifi: true } }), { errCode: 2 }),
  choosePoi: {
    async effect() {
      const phone = await open()
      expect(await answered(phone, 'choosePoi', {}, 'fill', { values: { city: '上海市', name: '', address: '' } })).toMatchObject({ type: 1, city: '上海市' })
      expect(await answered(phone, 'choosePoi', {}, 'fill', { values: { city: '上海市', name: '家', address: '路' } })).toMatchObject({ type: 2, name: '家', latitude: 31.2304 })
    },
    failure: refused('choosePoi'),
  },
  openLocation: {
    async effect(phone) {
      const told = phone.call('openLocation', { latitude: 1, longitude: 2, name: '家' })
      expect(await asked(phone, 'look')).toMatchObject({ title: '家', text: '1, 2' })
      phone.device.questions.answer(null)
      expect(await told).toEqual({ errMsg: 'openLocation:ok' })
    },
    failure: async (phone) => expect((await phone.call('openLocation', { latitude: 91, longitude: 2 })).errMsg).toMatch(/^openLocation:fail parameter error: parameter\.latitude/),
  },
}
