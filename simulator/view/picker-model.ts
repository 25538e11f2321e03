import { listOf, memberOf, numberOf, textOf } from './attribute-values.ts'
import type { PickerModel } from './picker-columns.ts'
import { dateModel, timeModel } from './picker-times.ts'
import { regionModel } from './picker-regions.ts'

type Attribute = (name: string) => unknown

/** The model of a mode, from the picker's attributes and the value that was last chosen. */
export function pickerModel(attribute: Attribute, value: unknown): PickerModel {
  switch (textOf(attribute('mode'), 'selector')) {
    case 'multiSelector':
      return multiModel(attribute, listOf(value))
    case 'time':
      return timeModel({ start: textOf(attribute('start')), end: textOf(attribute('end')) }, textOf(value))
    case 'date':
      return dateModel({ start: textOf(attribute('start')), end: textOf(attribute('end')), fields: textOf(attribute('fields'), 'day') }, textOf(value))
    case 'region':
      return regionModel(listOf(value).map((part) => textOf(part)), { custom: textOf(attribute('custom-item')), level: textOf(attribute('level'), 'region') })
    default:
      return singleModel(attribute, numberOf(value, 0))
  }
}

const labels = (range: unknown, key: unknown): readonly string[] => listOf(range).map((line) => textOf(typeof line === 'object' && textOf(key) !== '' ? memberOf(line, textOf(key)) : line))

function singleModel(attribute: Attribute, value: number): PickerModel {
  let index = value
  const lines = () => labels(attribute('range'), attribute('range-key'))
  return {
    columns: () => [lines()],
    indexes: () => [Math.max(0, Math.min(index, lines().length - 1))],
    turn: (_, to) => void (index = to),
    detail: () => ({ value: index }),
  }
}

/** The page may put other lines into its columns while they turn. */
function multiModel(attribute: Attribute, value: readonly unknown[]): PickerModel {
  const indexes = listOf(attribute('range')).map((_, column) => numberOf(value[column], 0))
  return {
    columns: () => listOf(attribute('range')).map((column) => labels(column, attribute('range-key'))),
    indexes: () => indexes,
    turn: (column, to) => void (indexes[column] = to),
    detail: () => ({ value: [...indexes] }),
  }
}
