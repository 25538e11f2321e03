import { basename } from 'node:path'
import hooks from 'eslint-plugin-react-hooks'
import typescript from 'typescript-eslint'

/** Our own rule: a file's name is kebab-case words joined by dots. */
const kebabCase = {
  meta: { type: 'suggestion', schema: [], messages: { name: 'Call the file by kebab-case words: {{ name }}' } },
  create: (context) => ({
    Program(node) {
      const name = basename(context.filename)
      if (!/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)+$/.test(name)) context.report({ node, messageId: 'name', data: { name } })
    },
  }),
}

/** Refusals with a lesson. Each takes a selector (esquery) and says what to do instead. */
const lessons = {
  exportAll: { selector: 'ExportAllDeclaration', message: 'Name what you export: `export *` hides who offers what.' },
  exportDefault: { selector: 'ExportDefaultDeclaration', message: 'Export by name; only pages, the app and tool configs have default exports.' },
  enums: { selector: 'TSEnumDeclaration', message: 'Use a union of strings: Node strips types and can\'t run an enum.' },
  timers: { selector: 'CallExpression[callee.name=/^set(Timeout|Interval)$/]', message: 'Use `after` or `every` of #shared/kernel/scope: each timer belongs to a scope.' },
  environment: { selector: 'MemberExpression[object.name="process"][property.name=/^(env|argv)$/]', message: 'Only main.ts and src/platform read the environment; pass a plain config.' },
  namespaces: { selector: 'TSModuleDeclaration[kind="namespace"]', message: 'A file is the namespace.' },
}
const always = [lessons.exportAll, lessons.enums, lessons.namespaces]
const refuse = (...chosen) => ({ 'no-restricted-syntax': ['error', ...always, ...chosen] })

const lineLimit = (max) => ({ 'max-lines': ['error', { max }] })
const functionLimit = (max) => ({ 'max-lines-per-function': ['error', { max, skipBlankLines: true, skipComments: true, IIFEs: true }] })

const look = {
  semi: ['error', 'never'],
  quotes: ['error', 'single', { avoidEscape: true, allowTemplateLiterals: true }],
  'jsx-quotes': ['error', 'prefer-single'],
  'comma-dangle': ['error', 'always-multiline'],
  'eol-last': 'error',
  'no-trailing-spaces': 'error',
  indent: 'off',
}

const sense = {
  eqeqeq: ['error', 'always', { null: 'ignore' }],
  'prefer-const': 'error',
  'no-var': 'error',
  'no-unreachable': 'error',
  'no-constant-condition': ['error', { checkLoops: false }],
  'no-control-regex': 'off',
  'house/kebab-case': 'error',
}

const typed = {
  '@typescript-eslint/no-explicit-any': 'error',
  '@typescript-eslint/no-non-null-assertion': 'error',
  '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
  '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
  '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
  '@typescript-eslint/ban-ts-comment': 'error',
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
  '@typescript-eslint/await-thenable': 'error',
  '@typescript-eslint/only-throw-error': 'error',
  '@typescript-eslint/no-unnecessary-type-assertion': 'error',
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: false, requireDefaultForNonUnion: false }],
}

/** What came as `any` (from JSON.parse, from a library) may be given a type, and not be used before. */
const unsafe = Object.fromEntries(['argument', 'member-access', 'call', 'return']
  .map((what) => [`@typescript-eslint/no-unsafe-${what}`, 'error']))

export const rules = [
  { ignores: ['**/node_modules/**', '.runtime/**', '.cache/**', 'dist/**', 'data/**', 'coverage/**', 'docs/**', 'test/simulator/programs/*/**'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{ts,tsx,mjs,cjs,js}'],
    plugins: { house: { rules: { 'kebab-case': kebabCase } } },
    languageOptions: { ecmaVersion: 2024 },
    rules: { ...look, ...sense, ...refuse(), ...lineLimit(300) },
  },
  {
    files: ['**/*.{ts,tsx}'],
    plugins: { '@typescript-eslint': typescript.plugin, 'react-hooks': hooks },
    languageOptions: {
      parser: typescript.parser,
      parserOptions: {
        tsconfigRootDir: import.meta.dirname,
        project: ['h5', 'weapp', 'server', 'simulator', 'test', 'tools'].map((name) => `./tsconfig.${name}.json`),
        ecmaFeatures: { jsx: true },
      },
    },
    rules: { ...typed, 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  // The product: what people run.
  { files: ['src/**/*.{ts,tsx}', 'shared/**/*.ts', 'server/**/*.ts', 'simulator/**/*.{ts,tsx}'], rules: { ...unsafe, 'no-console': 'error', ...functionLimit(40), ...refuse(lessons.exportDefault, lessons.timers, lessons.environment) } },
  // A view's function holds its markup too.
  { files: ['src/**/*.tsx', 'simulator/**/*.tsx'], rules: functionLimit(60) },
  // A stateful part of the simulator is one function that holds its verbs.
  { files: ['simulator/**/*.ts'], rules: functionLimit(60) },
  { files: ['src/store/**/*.{ts,tsx}'], rules: lineLimit(200) },
  // The platform is where bare timers and the build's environment end.
  { files: ['src/platform/**/*.ts'], rules: refuse(lessons.exportDefault) },
  { files: ['shared/kernel/scope.ts'], rules: refuse(lessons.exportDefault, lessons.environment) },
  // The last wait of a process has no scope left to belong to.
  { files: ['server/src/main.ts', 'simulator/main.ts'], rules: refuse() },
  { files: ['src/pages/**/*.{ts,tsx}', 'src/scenarios/*/pages/**/*.{ts,tsx}', 'src/app.{ts,tsx}', 'src/app.config.ts'], rules: refuse(lessons.timers) },
  // Tests and benchmarks: what comes over a wire is looked at as it is.
  { files: ['test/**/*.{ts,tsx}', 'bench/**/*.{ts,tsx}'], rules: { '@typescript-eslint/consistent-type-assertions': 'off', '@typescript-eslint/no-non-null-assertion': 'off' } },
]
