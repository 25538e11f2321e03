import { Linter } from 'eslint'
import { filesIn, textOf } from './files.mjs'

/** What a mini-program's logic layer has beyond ECMAScript. */
const WEAPP = ['wx', 'App', 'Page', 'Component', 'Behavior', 'getApp', 'getCurrentPages', 'requirePlugin', 'requireMiniProgram', 'require', 'module', 'exports', 'define', 'console', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', '__wxConfig', '__wxAppCode__', 'worklet']

/** Part of ECMAScript, and still missing: Android's engine has no Intl. */
const LACKING = ['Intl']

/** Pieces of libraries that a WeChat build never enters. */
const NEVER_ENTERED = [
  // Taro's runtime, for another vendor's program.
  /null===tt\|\|void 0===tt\?void 0:tt\.appDocument/g,
  // qrcode's way with texts; src/ui/qr-matrix gives it bytes.
  /"string"===?typeof \w+\?\(?new TextEncoder\)?\.encode\(\w+\)/g,
]

/**
 * Names that the code uses and that no phone has. A use behind `typeof Name` in the same file is careful enough.
 */
export function globals(folder) {
  const scripts = filesIn(folder).filter((path) => path.endsWith('.js'))
  return scripts.length === 0 ? ['there is no script'] : scripts.flatMap((path) => unknownIn(path, entered(textOf(folder, path))))
}

const entered = (code) => NEVER_ENTERED.reduce((left, piece) => left.replace(piece, (text) => (text.startsWith('null') ? '0' : '0?0')), code)

function unknownIn(path, code) {
  const known = { ...Object.fromEntries(WEAPP.map((name) => [name, 'writable'])), ...Object.fromEntries(LACKING.map((name) => [name, 'off'])) }
  const findings = new Linter().verify(code, [{ languageOptions: { ecmaVersion: 2022, sourceType: 'script', globals: known }, linterOptions: { reportUnusedDisableDirectives: 'off' }, rules: { 'no-undef': 'error' } }], { allowInlineConfig: false })
  const names = new Set(findings.map(({ fatal, message }) => (fatal ? message : /'(.+?)'/.exec(message)?.[1] ?? message)))
  return [...names].filter((name) => !isGuarded(code, name)).map((name) => `${path} uses ${name}, which a mini-program lacks`)
}

const isGuarded = (code, name) => /^[\w$]+$/.test(name) && new RegExp(`typeof ${name.replace(/\$/g, '\\$')}\\b`).test(code)
