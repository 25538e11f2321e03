import { parseSync, traverse } from '@babel/core'
import { failure, success, type Result } from '#shared/kernel/result'
import type { Finding } from '../border/view.ts'

/** What scripts of templates have besides ECMAScript; https://developers.weixin.qq.com/miniprogram/dev/reference/wxs/07datatype.html. One line, so that no other moves. */
export const WXS_RUNTIME = [
  'var getRegExp=function(pattern,flags){return new RegExp(pattern,flags)}',
  'var getDate=function(){return Reflect.construct(Date,arguments)}',
  'var console=W.console',
  'var $kind=function(value){return value==null?value.constructor:Object.prototype.toString.call(value).slice(8,-1)}',
  // A script that throws leaves its place on the page empty.
  'P=function(act){return typeof act==="function"?function(){try{return act.apply(this,arguments)}catch(error){W.failed(error)}}:function(){}}',
  'Q.A=W.changed',
  'Q.C=W.handled',
].join(';') + ';'

/** The compiler's loader knows modules without their extension, and one that throws would take all pages with it. */
export const guardModules = (code: string): string => code
  .replace("load(normalized.join('/'))", () => "load(normalized.join('/').replace(/\\.wxs$/, ''))")
  .replace('module.loader.call(null, require, module.exports, module);', 'try { module.loader.call(null, require, module.exports, module) } catch (error) { W.failed(error) }')

/** Documented: in WXS, `constructor` is a kind's name, as in `list.constructor === 'Array'`. Lines stay. */
export function prepareWxs(path: string, text: string, firstLine = 1): Result<string, Finding> {
  if (!/\bconstructor\b/.test(text)) return success(text)
  try {
    const tree = parseSync(text, { configFile: false, babelrc: false, sourceType: 'script', filename: path })
    if (tree === null) return success(text)
    const edits: (readonly [at: number, until: number, put: string])[] = []
    traverse(tree, {
      MemberExpression({ node, parent }) {
        const { property, computed } = node
        const assigned = parent.type === 'AssignmentExpression' && parent.left === node
        if (computed || assigned || property.type !== 'Identifier' || property.name !== 'constructor') return
        const [start, last] = [node.start ?? 0, property.end ?? 0]
        const dot = text.lastIndexOf('.', property.start ?? 0)
        edits.push([start, start, '$kind('], [dot, last, `)${text.slice(dot, last).replace(/[^\n]/g, '')}`])
      },
    })
    return success(edits.sort(([a], [b]) => b - a).reduce((made, [at, until, put]) => made.slice(0, at) + put + made.slice(until), text))
  } catch (error) {
    return failure({ level: 'error', area: 'script', text: error instanceof Error ? error.message : String(error), at: `${path}:${firstLine + lineOf(error) - 1}` })
  }
}

/** Where a parser of Babel's found an error. */
export function lineOf(error: unknown): number {
  const place: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'loc') : undefined
  const line: unknown = typeof place === 'object' && place !== null ? Reflect.get(place, 'line') : undefined
  return typeof line === 'number' ? line : 1
}
