import { type TestPhone } from '../../support/simulator/phone'
import type { Proof, Proofs } from '../../support/simulator/proof'
import { answered, asked, withApp } from './proving'

const filled = (name: string, values: Readonly<Record<string, string>>, told: object, options: object = {}): Proof['effect'] => async (phone) => expect(await answered(phone, name, options, 'fill', { values })).toEqual({ errMsg: `${name}:ok`, ...told })
const closed = (name: string): Proof['failure'] => async (phone: TestPhone) => expect(await answered(phone, name, {}, 'fill', { values: null })).toEqual({ errMsg: `${name}:fail cancel` })

const ADDRESS = { userName: '李四', telNumber: '1', provinceName: '广东省', cityName: '广州市', countyName: '海珠区', streetName: '', detailInfo: '路 1 号', postalCode: '510000', nationalCode: '440105' }

export const formProofs: Proofs = {
  scanCode: { effect: filled('scanCode', { result: 'abc', scanType: 'EAN_13' }, { result: 'abc', scanType: 'EAN_13', charSet: 'UTF-8', rawData: 'YWJj', path: '' }), failure: closed('scanCode') },
  chooseAddress: {
    async effect() {
      const phone = await withApp({ requiredPrivateInfos: ['chooseAddress'] })
      expect(await answered(phone, 'chooseAddress', {}, 'fill', { values: ADDRESS })).toEqual({ errMsg: 'chooseAddress:ok', ...ADDRESS, detailInfoNew: '路 1 号' })
    },
    failure: async (phone) => expect((await phone.call('chooseAddress')).errMsg).toMatch(/^chooseAddress:fail the api need to be declared in the requiredPrivateInfos field/),
  },
  chooseInvoiceTitle: { effect: filled('chooseInvoiceTitle', { title: '公司', taxNumber: '1' }, { title: '公司', taxNumber: '1', type: 0 }), failure: closed('chooseInvoiceTitle') },
  chooseLicensePlate: {
    async effect(phone) {
      const told = phone.call('chooseLicensePlate')
      expect((await asked(phone, 'fill')).fields).toEqual([{ name: 'plateNumber', label: '车牌号', value: '粤A12345' }])
      phone.device.questions.answer({ values: { plateNumber: '京A00001' } })
      expect(await told).toEqual({ errMsg: 'chooseLicensePlate:ok', plateNumber: '京A00001' })
    },
    failure: closed('chooseLicensePlate'),
  },
  chooseContact: { effect: filled('chooseContact', { displayName: '李四', phoneNumber: '1' }, { displayName: '李四', phoneNumber: '1', phoneNumberList: ['1'] }), failure: closed('chooseContact') },
}
