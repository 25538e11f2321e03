import type { PickerModel } from './picker-columns.ts'

interface Region { readonly name: string; readonly code: string; readonly postcode?: string; readonly parts?: readonly Region[] }

/** Parts of China, by the codes of GB/T 2260: a few of each kind, in place of some three thousand; written from memory, for a page to work with and not to rely on. */
const REGIONS: readonly Region[] = [
  { name: '北京市', code: '110000', parts: [{ name: '北京市', code: '110100', parts: [{ name: '东城区', code: '110101', postcode: '100010' }, { name: '西城区', code: '110102', postcode: '100032' }, { name: '朝阳区', code: '110105', postcode: '100020' }, { name: '海淀区', code: '110108', postcode: '100089' }] }] },
  { name: '上海市', code: '310000', parts: [{ name: '上海市', code: '310100', parts: [{ name: '黄浦区', code: '310101', postcode: '200001' }, { name: '徐汇区', code: '310104', postcode: '200030' }, { name: '浦东新区', code: '310115', postcode: '200135' }] }] },
  { name: '浙江省', code: '330000', parts: [{ name: '杭州市', code: '330100', parts: [{ name: '上城区', code: '330102', postcode: '310002' }, { name: '西湖区', code: '330106', postcode: '310013' }] }, { name: '宁波市', code: '330200', parts: [{ name: '海曙区', code: '330203', postcode: '315000' }] }] },
  { name: '广东省', code: '440000', parts: [{ name: '广州市', code: '440100', parts: [{ name: '越秀区', code: '440104', postcode: '510030' }, { name: '海珠区', code: '440105', postcode: '510300' }, { name: '天河区', code: '440106', postcode: '510665' }] }, { name: '深圳市', code: '440300', parts: [{ name: '福田区', code: '440304', postcode: '518033' }, { name: '南山区', code: '440305', postcode: '518051' }] }] },
  { name: '四川省', code: '510000', parts: [{ name: '成都市', code: '510100', parts: [{ name: '锦江区', code: '510104', postcode: '610011' }, { name: '武侯区', code: '510107', postcode: '610041' }] }] },
]
const LEVELS: Readonly<Record<string, number>> = { 'province': 1, 'city': 2, 'region': 3, 'sub-district': 3 }

/** `mode="region"`; `custom` is a line above those of each column, for "all of them". */
export function regionModel(value: readonly string[], { custom, level }: { readonly custom: string; readonly level: string }): PickerModel {
  const depth = LEVELS[level] ?? 3
  const all: readonly Region[] = custom === '' ? [] : [{ name: custom, code: '', parts: [] }]
  let names = Array.from({ length: depth }, (_, column) => value[column] ?? '')
  /** The lines of each column, and the one that is chosen of it. */
  const chosen = (): readonly { readonly lines: readonly Region[]; readonly index: number }[] => {
    let parts = REGIONS
    return names.map((name) => {
      const lines = [...all, ...parts]
      const index = Math.max(0, lines.findIndex((region) => region.name === name))
      parts = lines[index]?.parts ?? []
      return { lines, index }
    })
  }
  const regions = (): readonly (Region | undefined)[] => chosen().map(({ lines, index }) => lines[index])
  return {
    columns: () => chosen().map(({ lines }) => lines.map(({ name }) => name)),
    indexes: () => chosen().map(({ index }) => index),
    turn(column, index) {
      names = chosen().map(({ lines, index: now }, at) => (at > column ? '' : lines[at === column ? index : now]?.name ?? ''))
    },
    detail: () => ({
      value: regions().map((region) => region?.name ?? ''),
      code: regions().map((region) => region?.code ?? '').filter((code) => code !== ''),
      postcode: regions().at(-1)?.postcode ?? '',
    }),
  }
}
