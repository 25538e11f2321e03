import type { ComponentPlan } from '../component.ts'
import { fieldsIn, onFormAct } from '../form-fields.ts'

/** https://developers.weixin.qq.com/miniprogram/dev/component/form.html */
export const form: ComponentPlan = {
  tag: 'form',
  attributes: [],
  partly: {
    'report-submit': 'template messages are gone from WeChat, and with them `formId`',
    'report-submit-timeout': 'template messages are gone from WeChat, and with them `formId`',
  },
  events: ['submit', 'reset', 'submitToGroup'],
  create({ host, componentOf, emit }) {
    onFormAct(host, (what) => {
      const fields = fieldsIn(host, componentOf)
      if (what === 'reset') {
        for (const [, field] of fields) field.reset?.()
        return emit('reset', {})
      }
      const value = Object.fromEntries(fields.filter(([name]) => name !== '').map(([name, field]) => [name, field.value?.()]))
      emit('submit', { value, target: { id: host.id, dataset: {}, offsetLeft: host.offsetLeft ?? 0, offsetTop: host.offsetTop ?? 0 } })
    })
    return {}
  },
}
