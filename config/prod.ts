import type { UserConfigExport } from '@tarojs/cli'

/** What Taro turns off for engines of ten years ago; terser's own defaults are on. */
const usual = {
  arrows: true, collapse_vars: true, comparisons: true, computed_props: true, hoist_props: true, inline: true, loops: true,
  negate_iife: true, properties: true, reduce_funcs: true, reduce_vars: true, switches: true, typeofs: true, directives: true,
}

/** Shipping: minified, without source maps. Chinese stays Chinese: `\u` escapes would double it. */
const production: UserConfigExport<'webpack5'> = {
  logger: { quiet: true, stats: false },
  jsMinimizer: 'terser',
  terser: { enable: true, config: { parse: { ecma: 2020 }, compress: { ...usual, ecma: 2020, passes: 2 }, output: { ecma: 2020, ascii_only: false, comments: false } } },
  mini: { enableSourceMap: false },
  h5: { enableSourceMap: false },
}
export default production
