import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { filesIn, textOf } from './files.mjs'
import { isGuarded } from './guards.mjs'

/**
 * What a build uses of WeChat: `apis` (each use as `{ name, at, guarded, root }`), `components` (each tag with the first place),
 * and the `texts` of its scripts. Taro calls most APIs through tables of names, so the product's own source is read too,
 * for what it takes from `Taro`; `sources` may be null.
 */
export function usesOf(folder, sources) {
  const built = filesIn(folder).filter((path) => path.endsWith('.js')).map((path) => readScript(path, textOf(folder, path), ['wx']))
  const written = sources === null ? [] : sourcesIn(sources).map((path) => readScript(path, readFileSync(join(sources, path), 'utf8'), ['Taro', 'wx']))
  const own = new Set(built.flatMap((script) => script.own))
  return {
    apis: [...built, ...written].flatMap(({ apis }) => apis).filter(({ name }) => !own.has(name)),
    components: componentsOf(folder),
    texts: new Set(built.flatMap((script) => [...script.texts])),
  }
}

const sourcesIn = (folder) => readdirSync(folder, { recursive: true }).map((path) => path.replaceAll('\\', '/')).filter((path) => /\.tsx?$/.test(path) && !/(\.h5\.tsx?|\.d\.ts)$/.test(path)).sort()

/** `own`: names that the script itself puts into `wx`, as Taro's `wx.webpackJsonp`. */
function readScript(path, text, roots) {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, path.endsWith('x') ? ts.ScriptKind.TSX : path.endsWith('.ts') ? ts.ScriptKind.TS : ts.ScriptKind.JS)
  const found = { apis: [], own: [], texts: new Set() }
  const use = (node, name, root) => {
    const { line, character } = source.getLineAndCharacterOfPosition(node.getStart(source))
    found.apis.push({ name, root, at: `${path}:${line + 1}:${character + 1}`, guarded: isGuarded(node, name) })
  }
  const visit = (node) => {
    const [name, root] = nameIn(node, roots) ?? []
    if (name !== undefined && isAssigned(node)) found.own.push(name)
    else if (name !== undefined) use(node, name, root)
    for (const taken of takenApart(node, roots)) use(node, taken, node.initializer?.text ?? 'Taro')
    if (ts.isStringLiteralLike(node)) found.texts.add(node.text)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

/** `wx.name` and `wx['name']`, where `wx` is no name of the script's own. */
function nameIn(node, roots) {
  const isDot = ts.isPropertyAccessExpression(node)
  if (!isDot && !(ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression))) return null
  if (!ts.isIdentifier(node.expression) || !roots.includes(node.expression.text) || isParameter(node, node.expression.text)) return null
  return [isDot ? node.name.text : node.argumentExpression.text, node.expression.text]
}

function isParameter(node, name) {
  for (let outer = node.parent; outer; outer = outer.parent) if (ts.isFunctionLike(outer) && outer.parameters.some((each) => ts.isIdentifier(each.name) && each.name.text === name)) return true
  return false
}

const isAssigned = (node) => ts.isBinaryExpression(node.parent) && node.parent.operatorToken.kind === ts.SyntaxKind.EqualsToken && node.parent.left === node

/** Names of `const { name } = wx` and of `import { name } from '@tarojs/taro'`. */
function takenApart(node, roots) {
  if (ts.isVariableDeclaration(node) && ts.isObjectBindingPattern(node.name) && node.initializer && ts.isIdentifier(node.initializer) && roots.includes(node.initializer.text)) {
    return node.name.elements.map(({ propertyName, name }) => (propertyName ?? name).getText())
  }
  if (!ts.isImportDeclaration(node) || node.moduleSpecifier.text !== '@tarojs/taro' || node.importClause?.isTypeOnly) return []
  const names = node.importClause?.namedBindings
  return names && ts.isNamedImports(names) ? names.elements.filter(({ isTypeOnly }) => !isTypeOnly).map(({ propertyName, name }) => (propertyName ?? name).text) : []
}

/** WXML's own words, and elements that are no components. */
const WORDS = ['block', 'slot', 'template', 'import', 'include', 'wxs']

/** Tags of all templates that are no custom component, each with the place where it stands first. */
function componentsOf(folder) {
  const files = filesIn(folder)
  const custom = new Set(files.filter((path) => path.endsWith('.json')).flatMap((path) => customIn(textOf(folder, path))))
  const found = new Map()
  for (const path of files.filter((name) => name.endsWith('.wxml'))) {
    const text = blanked(textOf(folder, path))
    for (const { 1: tag, index } of text.matchAll(/<([a-z][a-z0-9-]*)(?=[\s/>])/g)) {
      if (!WORDS.includes(tag) && !custom.has(tag) && !found.has(tag)) found.set(tag, `${path}:${text.slice(0, index).split('\n').length}`)
    }
  }
  return found
}

/** Comments and scripts hold no tags; their lines stay. */
const blanked = (wxml) => wxml.replace(/<!--[\s\S]*?-->|<wxs[^>]*>[\s\S]*?<\/wxs>/g, (hidden) => hidden.replace(/[^\n]/g, ' '))

function customIn(json) {
  const { usingComponents = {}, componentGenerics = {} } = JSON.parse(json)
  return [...Object.keys(usingComponents), ...Object.keys(componentGenerics)]
}
