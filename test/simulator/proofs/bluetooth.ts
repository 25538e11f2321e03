import { settled, until, type TestPhone } from '../../support/simulator/phone'
import type { Proof, Proofs } from '../../support/simulator/proof'
import { allow, heard, refuse } from './proving'

const turn = ({ device }: TestPhone, bluetooth: boolean): void => device.changeFacts({ enabled: { bluetooth, location: true, wifi: true } })
const turned = async (phone: TestPhone, bluetooth: boolean): Promise<void> => {
  turn(phone, bluetooth)
  await until(() => phone.logic.host.system().enabled.bluetooth === bluetooth)
}
const opened = async (phone: TestPhone): Promise<void> => {
  allow(phone)
  expect(await phone.call('openBluetoothAdapter')).toEqual({ errMsg: 'openBluetoothAdapter:ok' })
}
const state = (phone: TestPhone) => phone.call('getBluetoothAdapterState')
const notOpen = (name: string): Proof['failure'] => async (phone) => expect(await phone.call(name)).toEqual({ errMsg: `${name}:fail not init`, errCode: 10_000 })

const EVENT = heard('BluetoothAdapterStateChange', async (phone) => {
  await opened(phone)
  turn(phone, false)
}, { available: false, discovering: false })

export const bluetoothProofs: Proofs = {
  openBluetoothAdapter: {
    async effect(phone) {
      await opened(phone)
      expect(await state(phone)).toEqual({ errMsg: 'getBluetoothAdapterState:ok', available: true, discovering: false })
    },
    async failure(phone) {
      refuse(phone)
      expect(await phone.call('openBluetoothAdapter')).toMatchObject({ errMsg: 'openBluetoothAdapter:fail auth deny' })
      allow(phone)
      phone.device.state.setState({ granted: {} })
      await turned(phone, false)
      expect(await phone.call('openBluetoothAdapter')).toEqual({ errMsg: 'openBluetoothAdapter:fail not available', errCode: 10_001 })
      const listener = jest.fn()
      phone.wx['onBluetoothAdapterStateChange']!(listener)
      await turned(phone, true)
      await until(() => listener.mock.calls.length > 0)
      expect(listener).toHaveBeenCalledWith({ available: true, discovering: false })
    },
  },
  closeBluetoothAdapter: {
    async effect(phone) {
      await opened(phone)
      const listener = jest.fn()
      phone.wx['onBluetoothAdapterStateChange']!(listener)
      expect(await phone.call('closeBluetoothAdapter')).toEqual({ errMsg: 'closeBluetoothAdapter:ok' })
      await turned(phone, false)
      await settled()
      expect(listener).not.toHaveBeenCalled()
      await notOpen('getBluetoothAdapterState')(phone)
    },
    failure: notOpen('closeBluetoothAdapter'),
  },
  getBluetoothAdapterState: {
    async effect(phone) {
      await opened(phone)
      await turned(phone, false)
      expect(await state(phone)).toMatchObject({ available: false })
    },
    failure: notOpen('getBluetoothAdapterState'),
  },
  startBluetoothDevicesDiscovery: {
    async effect(phone) {
      await opened(phone)
      const listener = jest.fn()
      phone.wx['onBluetoothAdapterStateChange']!(listener)
      expect(await phone.call('startBluetoothDevicesDiscovery')).toEqual({ errMsg: 'startBluetoothDevicesDiscovery:ok', isDiscovering: true })
      expect(listener).toHaveBeenCalledWith({ available: true, discovering: true })
      await turned(phone, false)
      expect(await state(phone)).toMatchObject({ discovering: false })
    },
    async failure(phone) {
      await notOpen('startBluetoothDevicesDiscovery')(phone)
      await opened(phone)
      await turned(phone, false)
      expect(await phone.call('startBluetoothDevicesDiscovery')).toEqual({ errMsg: 'startBluetoothDevicesDiscovery:fail not available', errCode: 10_001 })
    },
  },
  stopBluetoothDevicesDiscovery: {
    async effect(phone) {
      await opened(phone)
      await phone.call('startBluetoothDevicesDiscovery')
      expect(await phone.call('stopBluetoothDevicesDiscovery')).toEqual({ errMsg: 'stopBluetoothDevicesDiscovery:ok' })
      expect(await state(phone)).toMatchObject({ discovering: false })
    },
    failure: notOpen('stopBluetoothDevicesDiscovery'),
  },
  ...EVENT,
}
