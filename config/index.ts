import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { defineConfig, type UserConfigExport } from '@tarojs/cli'
import development from './dev'
import production from './prod'

const root = resolve(__dirname, '..')
const liveComponents = resolve(__dirname, 'plugins/live-components.js')

const cssModules = { enable: true, config: { namingPattern: 'module', generateScopedName: '[local]_[hash:base64:5]' } } as const
// Sizes are CSS pixels in both builds: a layout that flows needs no scaling, and a desktop must not be blown up.
const pxtransform = { enable: false, config: {} }
// Code outside src/ that both builds compile.
const compile = { include: [resolve(root, 'shared')] }

interface Chain { readonly optimization: { splitChunks(options: object): void } }

/** What several pages need is a file of its own: when a room opens, the device check has fetched most of it. */
function shareAmongRooms(chain: Chain): void {
  chain.optimization.splitChunks({
    chunks: 'all',
    minSize: 10_000,
    cacheGroups: { pages: { chunks: 'async', minChunks: 2, priority: 10, reuseExistingChunk: true } },
  })
}

/** How Taro builds the two programs: dist/h5 and dist/weapp. */
export default defineConfig<'webpack5'>((merge) =>
  merge({}, base, process.env.NODE_ENV === 'development' ? development : production),
)

const base: UserConfigExport<'webpack5'> = {
  projectName: 'lianmai',
  date: '2026-11-21',
  designWidth: 375,
  deviceRatio: { 375: 2, 750: 1 },
  sourceRoot: 'src',
  outputRoot: process.env.TARO_OUT ?? `dist/${process.env.TARO_ENV ?? 'h5'}`,
  plugins: existsSync(liveComponents) ? [liveComponents] : [],
  framework: 'react',
  // Views nest 12 deep at most; each level is one more copy of the templates.
  baseLevel: 14,
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  // With webpack's cache, a mini-program that is built again may want modules of the build before: its pages then stay empty.
  cache: { enable: process.env.TARO_ENV === 'h5' },
  env: { LIANMAI_SERVER: JSON.stringify(process.env.LIANMAI_SERVER ?? 'http://127.0.0.1:8080') },
  mini: {
    compile,
    // No minifyXML: its minifier knows HTML, not WXML, and drops `</input>`, which WeChat's compiler refuses.
    // Nothing here writes HTML, so its parser stays out of the package.
    runtime: { enableInnerHTML: false },
    postcss: { pxtransform, cssModules },
    miniCssExtractPluginOption: { ignoreOrder: true },
  },
  h5: {
    compile,
    publicPath: './',
    staticDirectory: 'static',
    router: { mode: 'hash' },
    // Plain elements: smaller and quicker than Taro's web components, and screen readers know them.
    useHtmlComponents: true,
    webpackChain: shareAmongRooms,
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: { ignoreOrder: true, filename: 'css/[name].[contenthash:8].css', chunkFilename: 'css/[name].[contenthash:8].css' },
    postcss: { pxtransform, autoprefixer: { enable: true, config: {} }, cssModules },
  },
}
