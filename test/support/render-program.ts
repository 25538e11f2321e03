import type { RenderProgram } from '../../server/src/files/render/process.ts'

/** The program's own render process, for servers that run inside a test. */
export const renderProgram: RenderProgram = { entry: 'server/src/main.ts', args: ['--role=render'], execArgv: ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON'] }
