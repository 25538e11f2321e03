import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'esbuild'

const simulator = join(dirname(fileURLToPath(import.meta.url)), '..')

/** The simulator's own files for the browser, by name. */
export type Bundle = ReadonlyMap<string, { readonly type: string; readonly body: Uint8Array }>

/** Bundles the workbench, the worker, the webview, and its editor apart; takes about half a second. Throws what the sources have wrong. */
export async function bundle(): Promise<Bundle> {
  const { outputFiles } = await build({
    entryPoints: { workbench: join(simulator, 'workbench/start.tsx'), worker: join(simulator, 'logic/worker.ts'), webview: join(simulator, 'view/webview.ts'), editor: join(simulator, 'view/editor/start.ts'), taker: join(simulator, 'view/live/taker.ts') },
    bundle: true,
    write: false,
    outdir: 'simulator',
    format: 'iife',
    platform: 'browser',
    target: 'chrome110',
    jsx: 'automatic',
    sourcemap: 'linked',
    minify: true,
    keepNames: true,
    define: { 'process.env.NODE_ENV': '"production"' },
    loader: { '.svg': 'dataurl', '.png': 'dataurl' },
    plugins: [sassModules],
    logLevel: 'silent',
  })
  return new Map(outputFiles.map(({ path, contents }) => [path.split(/[/\\]/).at(-1) ?? path, { type: typeOf(path), body: contents }]))
}

const typeOf = (path: string): string => (path.endsWith('.js') ? 'text/javascript; charset=utf-8' : path.endsWith('.css') ? 'text/css; charset=utf-8' : 'application/json')

/** `*.module.scss` as CSS modules, compiled by the same sass as the client's. */
const sassModules: Plugin = {
  name: 'sass-modules',
  setup(builder) {
    builder.onLoad({ filter: /\.scss$/ }, async ({ path }) => {
      const { compileAsync } = await import('sass')
      const { css, loadedUrls } = await compileAsync(path, { loadPaths: [dirname(path)] })
      return { contents: css, loader: path.endsWith('.module.scss') ? 'local-css' : 'css', watchFiles: loadedUrls.map((url) => fileURLToPath(url)) }
    })
  },
}

