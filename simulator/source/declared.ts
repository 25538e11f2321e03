import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import ts from 'typescript'
import type { DeclaredApis } from '../border/declared.ts'

const require = createRequire(import.meta.url)
const SINCE = /需要基础库：\s*`?([\d.]+)`?/

/** WeChat's own list, the package `miniprogram-api-typings`: the members of `interface Wx`, with the base library each needs. */
export function readDeclaredApis(): DeclaredApis {
  const wx = interfaces().get('Wx') ?? []
  return Object.fromEntries(wx.map(({ name, since, isFunction }) => [name, { since, kind: isFunction ? 'function' : 'value' }]))
}

/** The members of one of the typings' interfaces, as `LivePusherContext`; empty if it is not there. */
export const membersOf = (type: string): readonly string[] => (interfaces().get(type) ?? []).map(({ name }) => name)

interface Member { readonly name: string; readonly since: string | null; readonly isFunction: boolean }
let read: ReadonlyMap<string, readonly Member[]> | null = null

function interfaces(): ReadonlyMap<string, readonly Member[]> {
  read ??= readInterfaces(join(dirname(require.resolve('miniprogram-api-typings/package.json')), 'types', 'wx', 'lib.wx.api.d.ts'))
  return read
}

function readInterfaces(path: string): ReadonlyMap<string, readonly Member[]> {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ES2022, true)
  const found = new Map<string, Map<string, Member>>()
  const visit = (node: ts.Node): void => {
    if (ts.isInterfaceDeclaration(node)) {
      const members = found.get(node.name.text) ?? new Map<string, Member>()
      found.set(node.name.text, members)
      for (const member of node.members) if (member.name && !members.has(member.name.getText(source))) members.set(member.name.getText(source), memberOf(member, source))
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return new Map([...found].map(([name, members]) => [name, [...members.values()]]))
}

function memberOf(member: ts.TypeElement, source: ts.SourceFile): Member {
  const comment = source.text.slice(member.getFullStart(), member.getStart(source))
  return { name: member.name?.getText(source) ?? '', since: SINCE.exec(comment)?.[1] ?? null, isFunction: ts.isMethodSignature(member) }
}
