import { isOn, textOf } from '../attribute-values.ts'
import type { ComponentPlan } from '../component.ts'
import { createField, FIELD_ATTRIBUTES, FIELD_EVENTS, FIELD_PARTLY, fieldIn } from '../text-field.ts'

const AUTO = ':host([auto-height]) { height: auto !important; } :host([auto-height]) textarea { overflow: hidden; field-sizing: content; height: auto; min-height: 1lh; }'

/** https://developers.weixin.qq.com/miniprogram/dev/component/textarea.html */
export const textarea: ComponentPlan = {
  tag: 'textarea',
  attributes: [...FIELD_ATTRIBUTES, 'auto-height', 'disable-default-padding'],
  partly: { ...FIELD_PARTLY, fixed: 'the field is a part of the page: it moves as the page\'s styles say' },
  events: [...FIELD_EVENTS, 'linechange'],
  create(needs) {
    const { host, window, attribute, emit } = needs
    const { field, placeholder } = fieldIn(needs, 'textarea')
    const style = host.ownerDocument.createElement('style')
    style.textContent = AUTO
    host.shadowRoot?.append(style)
    let lines = 0
    const measure = (): void => {
      const height = field.scrollHeight
      const lineHeight = Number.parseFloat(window.getComputedStyle(field).lineHeight) || LINE_PX
      const lineCount = Math.max(1, field.scrollHeight === 0 ? field.value.split('\n').length : Math.round(height / lineHeight))
      if (lineCount === lines) return
      lines = lineCount
      emit('linechange', { height, heightRpx: height * 750 / (window.innerWidth || 375), lineCount, lineHeight })
    }
    const component = createField({ needs, field, placeholder, confirms: () => !['', 'return'].includes(textOf(attribute('confirm-type'))), changed: measure })
    return {
      ...component,
      set(name, value) {
        if (name === 'disable-default-padding') field.style.padding = isOn(value) ? '0' : ''
        component.set?.(name, value)
      },
      attached() {
        component.attached?.()
        measure()
      },
    }
  },
}

const LINE_PX = 24
