import { createScope } from '#shared/kernel/scope'
import { isOn, textOf } from '../attribute-values.ts'
import type { ComponentNeeds, ComponentPlan } from '../component.ts'
import { pickerModel } from '../picker-model.ts'
import { openSheet, type Sheet } from '../picker-sheet.ts'
import { onPress } from '../press.ts'

/** https://developers.weixin.qq.com/miniprogram/dev/component/picker.html */
export const picker: ComponentPlan = {
  tag: 'picker',
  attributes: ['mode', 'disabled', 'range', 'range-key', 'value', 'header-text', 'start', 'end', 'fields', 'custom-item', 'name'],
  partly: { level: '`sub-district` shows no more than districts: the simulator knows a few regions only' },
  events: ['change', 'cancel', 'columnchange'],
  create: (needs) => createPicker(needs),
}

function createPicker({ host, window, scope, attribute, emit, model, page }: ComponentNeeds) {
  let value: unknown = undefined
  let showing = createScope(scope)
  let sheet: Sheet | null = null
  const open = (): void => {
    if (isOn(attribute('disabled'))) return
    const mode = textOf(attribute('mode'), 'selector')
    if (mode === 'region') page.found({ level: 'note', area: 'component', text: '<picker mode="region"> offers a few regions in place of all of China\'s' })
    showing.end()
    showing = createScope(scope)
    const chosen = pickerModel(attribute, value)
    sheet = openSheet({
      window,
      title: textOf(attribute('header-text')),
      model: chosen,
      turned: (column, index) => mode === 'multiSelector' && emit('columnchange', { column, value: index }),
      closed(confirmed) {
        sheet = null
        if (!confirmed) return emit('cancel', {})
        const detail = chosen.detail()
        value = detail.value
        model('value', value)
        emit('change', detail)
      },
    }, showing)
  }
  onPress(host, open)
  return {
    set(name: string, given: unknown): void {
      if (name === 'value') value = given
      if (name === 'range') sheet?.redraw()
    },
    detached: () => showing.end(),
    value: () => value ?? (textOf(attribute('mode'), 'selector') === 'selector' ? 0 : null),
    reset: () => void (value = undefined),
    property: (name: string): unknown => (name === 'value' ? value : undefined),
  }
}
