import type { Finding } from '../../border/view.ts'
import { isChinese } from '../words.ts'

const AREAS: Readonly<Record<Finding['area'], string>> = { attribute: '属性', component: '组件', api: '接口', script: '脚本', template: '模板', style: '样式', limit: '限制', network: '网络' }

/** The frames of what is found; what stands in them are names, or the source's own words. */
const FRAMES: readonly (readonly [RegExp, string])[] = [
  [/^(.+) is not built in this simulator$/s, '模拟器还没有 $1'],
  [/^unknown attribute "(.+)" on (<.+>)$/s, '$2 没有属性 $1'],
  [/^attribute "(.+?)" on (<.+?>): (.+)$/s, '$2 的 $1 只做到一部分：$3'],
  [/^(.+) is imported, and not there$/s, '引用了 $1，但没有这个文件'],
  [/^(<.+>) is (.+), which is not there$/s, '$1 指向 $2，但没有这个文件'],
  [/^(.+) registered no page and no component$/s, '$1 没有注册页面或组件'],
  [/^unhandled rejection: (.+)$/s, '没有处理的 Promise 错误：$1'],
  [/^setData of (.+): WeChat warns from (.+)$/s, 'setData 一次 $1：微信从 $2 起警告'],
  [/^(.+):fail access denied: the account's category does not allow (<.+>)$/s, '$1:fail access denied：账号的类目没有开通 $2'],
]

/** Where something was found, in the workbench's language. */
export const areaWord = (area: Finding['area']): string => (isChinese ? AREAS[area] : area)

/** What was found, in the workbench's language as far as its frame goes. */
export function findingWords(text: string): string {
  const frame = isChinese ? FRAMES.find(([pattern]) => pattern.test(text)) : undefined
  return frame ? text.replace(frame[0], frame[1]) : text
}
