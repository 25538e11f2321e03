import { Linter } from 'eslint'
import { filesIn, textOf } from './files.mjs'

/** What a mini-program's logic layer has beyond ECMAScript. */
const WEAPP = ['wx', 'App', 'Page', 'Component', 'Behavior', 'getApp', 'getCurrentPages', 'requirePlugin', 'requireMiniProgram', 'require', 'module', 'exports', 'define', 'console', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', '__wxConfig', '__wxAppCode__', 'worklet']

/** Part of ECMAScript, and still missing: Android's engine has no Intl. */
const LACKING = ['Intl']

/** Taro's runtime has branches for other vendors' programs, which a WeChat build never enters. */
const OTHER_VENDORS = { 'taro.js': ['tt'] }

/** qrcode's way with texts is never taken either: src/ui/qr-matrix gives it bytes. */
const QRCODE_WITH_TEXT = /"string"===?typeof (\w+)\?\(new TextEncoder\)\.encode\(\1\)/g

/**
 * Names that the code uses and that no phone has. A use behind `typeof Name` in the same file is careful enough.
 */
export function globals(folder) {
  const scripts = filesIn(folder).filter((path) => path.endsWith('.js'))
  return scripts.length === 0 ? ['there is no script'] : scripts.flatMap((path) => unknownIn(path, textOf(folder, path).replace(QRCODE_WITH_TEXT, 'false?0')))
}

function unknownIn(path, code) {
  const known = { ...Object.fromEntries(WEAPP.map((name) => [name, 'writable'])), ...Object.fromEntries(LACKING.map((name) => [name, 'off'])) }
  const findings = new Linter().verify(code, [{ languageOptions: { ecmaVersion: 2022, sourceType: 'script', globals: known }, linterOptions: { reportUnusedDisableDirectives: 'off' }, rules: { 'no-undef': 'error' } }], { allowInlineConfig: false })
  const names = new Set(findings.map(({ fatal, message }) => (fatal ? message : /'(.+?)'/.exec(message)?.[1] ?? message)))
  return [...names].filter((name) => !isGuarded(code, name) && !OTHER_VENDORS[path]?.includes(name)).map((name) => `${path} uses ${name}, which a mini-program lacks`)
}

const isGuarded = (code, name) => /^[\w$]+$/.test(name) && new RegExp(`typeof ${name.replace(/\$/g, '\\$')}\\b`).test(code)
