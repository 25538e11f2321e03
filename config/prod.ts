import type { UserConfigExport } from '@tarojs/cli'

/** Shipping: minified, without source maps. */
const production: UserConfigExport<'webpack5'> = {
  logger: { quiet: true, stats: false },
  jsMinimizer: 'terser',
  mini: { enableSourceMap: false },
  h5: { enableSourceMap: false },
}
export default production
