import * as v from 'valibot'
import { failure, success, type Result } from '#shared/kernel/result'
import type { CallFailure } from '../../../border/calls.ts'
import { base64Of } from '../../files/base64.ts'
import { encodeUtf8 } from '../../files/text.ts'
import { asyncApi, type Area } from '../api.ts'
import type { WxHost } from '../host.ts'
import { declaredPrivate } from '../permitted.ts'
import { agreedTo } from '../privacy.ts'

type Fields = readonly (readonly [name: string, label: string, value: string])[]
const asForm = { partly: 'a form that the person fills in takes the place of WeChat\'s own screen' }
const nothing = v.object({})

/** The person fills in a form, or turns away. */
async function fill(api: string, title: string, fields: Fields, host: WxHost): Promise<Result<Readonly<Record<string, string>>, CallFailure>> {
  const agreed = await agreedTo(api, host)
  if (!agreed.ok) return agreed
  const asked = await host.device('fill.show', { title, fields: fields.map(([name, label, value]) => ({ name, label, value })) }, null)
  if (!asked.ok) return asked
  return asked.value.values === null ? failure({ why: 'cancel' }) : success(asked.value.values)
}

const ADDRESS: Fields = [['userName', '收货人', '张三'], ['telNumber', '手机号码', '020-81167888'], ['provinceName', '省', '广东省'], ['cityName', '市', '广州市'], ['countyName', '区', '海珠区'], ['streetName', '街道', '新港街道'], ['detailInfo', '详细地址', '新港中路397号'], ['postalCode', '邮编', '510000'], ['nationalCode', '地区编码', '440105']]
const INVOICE: Fields = [['title', '抬头', '张三'], ['taxNumber', '税号', ''], ['companyAddress', '单位地址', ''], ['telephone', '电话号码', ''], ['bankName', '开户银行', ''], ['bankAccount', '银行账户', '']]
const SCAN_TYPES = ['QR_CODE', 'EAN_13', 'EAN_8', 'CODE_128', 'CODE_39', 'UPC_A', 'DATA_MATRIX', 'PDF_417', 'WX_CODE'] as const
const KINDS = ['barCode', 'qrCode', 'datamatrix', 'pdf417'] as const

/** What WeChat lets the person choose, scan or write; https://developers.weixin.qq.com/miniprogram/dev/api/open-api/address/wx.chooseAddress.html and its neighbours */
export const forms: Area = {
  scanCode: asyncApi(v.object({ onlyFromCamera: v.optional(v.boolean(), false), scanType: v.optional(v.array(v.picklist(KINDS))) }), async (_, host) => {
    const filled = await fill('scanCode', '扫一扫', [['result', '码的内容', ''], ['scanType', '码的类型', 'QR_CODE']], host)
    if (!filled.ok) return filled
    const { result = '', scanType } = filled.value
    return success({ result, scanType: SCAN_TYPES.find((one) => one === scanType) ?? 'QR_CODE', charSet: 'UTF-8', rawData: base64Of(encodeUtf8(result)), path: '' })
  }, { partly: 'the person writes what the code says; nothing is filmed' }),
  chooseAddress: asyncApi(nothing, async (_, host) => {
    const declared = declaredPrivate('chooseAddress', host)
    if (!declared.ok) return declared
    const filled = await fill('chooseAddress', '选择收货地址', ADDRESS, host)
    return filled.ok ? success({ ...filled.value, detailInfoNew: filled.value['detailInfo'] ?? '' }) : filled
  }, asForm),
  chooseInvoiceTitle: asyncApi(nothing, async (_, host) => {
    const filled = await fill('chooseInvoiceTitle', '选择发票抬头', INVOICE, host)
    return filled.ok ? success({ ...filled.value, type: filled.value['taxNumber'] ? 0 : 1 }) : filled
  }, asForm),
  chooseLicensePlate: asyncApi(nothing, async (_, host) => {
    const filled = await fill('chooseLicensePlate', '选择车牌号', [['plateNumber', '车牌号', '粤A12345']], host)
    return filled.ok ? success({ plateNumber: filled.value['plateNumber'] ?? '' }) : filled
  }, asForm),
  chooseContact: asyncApi(nothing, async (_, host) => {
    const filled = await fill('chooseContact', '选择联系人', [['displayName', '姓名', '张三'], ['phoneNumber', '手机号', '020-81167888']], host)
    return filled.ok ? success({ displayName: filled.value['displayName'] ?? '', phoneNumber: filled.value['phoneNumber'] ?? '', phoneNumberList: [filled.value['phoneNumber'] ?? ''] }) : filled
  }, asForm),
}
