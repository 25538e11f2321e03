import * as v from 'valibot'
import { failure, success } from '#shared/kernel/result'
import { asyncApi, type Area } from '../api.ts'

const TOAST_MS = 1_500
const MOST_ACTIONS = 6
/** Documented: four Chinese characters. */
const LONGEST_BUTTON = 4

const done = success({})
const text = (fallback: string) => v.optional(v.string(), fallback)
const yes = (fallback: boolean) => v.optional(v.boolean(), fallback)

/** https://developers.weixin.qq.com/miniprogram/dev/api/ui/interaction/wx.showToast.html and its neighbours */
export const interaction: Area = {
  showToast: asyncApi(v.object({ title: v.string(), icon: text('success'), image: v.optional(v.string()), duration: v.optional(v.number(), TOAST_MS), mask: yes(false) }), async ({ title, icon, image, duration, mask }, { device }) => {
    const shown = await device('toast.show', { kind: 'toast', title, icon, image: image ?? null, mask, durationMs: duration })
    return shown.ok ? done : shown
  }),
  hideToast: asyncApi(v.object({ noConflict: yes(false) }), async (_, { device }) => {
    const hidden = await device('toast.hide', { kind: 'toast' })
    return hidden.ok ? done : hidden
  }),
  showLoading: asyncApi(v.object({ title: v.string(), mask: yes(false) }), async ({ title, mask }, { device }) => {
    const shown = await device('toast.show', { kind: 'loading', title, icon: 'loading', image: null, mask, durationMs: null })
    return shown.ok ? done : shown
  }),
  hideLoading: asyncApi(v.object({ noConflict: yes(false) }), async (_, { device }) => {
    const hidden = await device('toast.hide', { kind: 'loading' })
    return hidden.ok ? done : hidden
  }),
  showModal: asyncApi(v.object({ title: text(''), content: text(''), showCancel: yes(true), cancelText: text('取消'), cancelColor: text('#000000'), confirmText: text('确定'), confirmColor: text('#576B95'), editable: yes(false), placeholderText: text('') }), async (args, { device }) => {
    for (const name of ['cancelText', 'confirmText'] as const) if ([...args[name]].length > LONGEST_BUTTON) return failure({ why: `${name} length should not larger than ${LONGEST_BUTTON} Chinese characters` })
    const answered = await device('modal.show', { title: args.title, content: args.content, cancel: args.showCancel ? args.cancelText : null, cancelColor: args.cancelColor, confirm: args.confirmText, confirmColor: args.confirmColor, editable: args.editable, placeholder: args.placeholderText }, null)
    if (!answered.ok) return answered
    const { confirmed, content } = answered.value
    return success({ confirm: confirmed, cancel: !confirmed, content: args.editable && confirmed ? content : null })
  }),
  showActionSheet: asyncApi(v.object({ itemList: v.array(v.string()), itemColor: text('#000000'), alertText: text('') }), async ({ itemList, itemColor, alertText }, { device }) => {
    if (itemList.length === 0) return failure({ why: 'parameter error: itemList should have at least 1 item' })
    if (itemList.length > MOST_ACTIONS) return failure({ why: `parameter error: itemList should not be larger than ${MOST_ACTIONS}` })
    const chosen = await device('sheet.show', { alert: alertText, items: itemList, color: itemColor }, null)
    if (!chosen.ok) return chosen
    return chosen.value.index < 0 ? failure({ why: 'cancel' }) : success({ tapIndex: chosen.value.index })
  }),
}
