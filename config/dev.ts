import type { UserConfigExport } from '@tarojs/cli'

/** Watching: readable output. */
const development: UserConfigExport<'webpack5'> = { logger: { quiet: false, stats: true } }
export default development
