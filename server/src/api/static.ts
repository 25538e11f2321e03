import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import files from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { compressReplies } from './compress.ts'
import { policyFor } from './policy.ts'

const YEAR_S = 31_536_000
/** File names that hold a hash of their content never change. */
const HASHED = /[.-][0-9a-f]{8,}\.\w+$/

/** Serves the built H5 app at `/`, with a policy that lets it run its own code only. */
export function addApp(app: FastifyInstance, appDir: string, connectAnywhere: boolean): void {
  const policyOf = createPolicy(join(appDir, 'index.html'), connectAnywhere)
  if (!existsSync(appDir)) {
    app.get('/', (_request, reply) => reply.type('text/plain').send('The app is not built yet: npm run build:h5\n'))
    return
  }
  void app.register((inner, _options, done) => {
    compressReplies(inner)
    void inner.register(files, {
      root: appDir,
      cacheControl: false,
      setHeaders(reply, path) {
        reply.header('x-content-type-options', 'nosniff')
        if (path.endsWith('.html')) {
          reply.header('cache-control', 'no-cache')
          reply.header('content-security-policy', policyOf())
          reply.header('referrer-policy', 'same-origin')
        } else {
          reply.header('cache-control', HASHED.test(path) ? `public, max-age=${YEAR_S}, immutable` : 'no-cache')
        }
      },
    })
    done()
  })
}

/** The policy knows the page's own inline scripts by their hashes, so no others run. */
function createPolicy(page: string, connectAnywhere: boolean): () => string {
  let made: { readonly at: number; readonly policy: string } | null = null
  return () => {
    const at = statSync(page).mtimeMs
    if (made?.at !== at) made = { at, policy: policyFor(readFileSync(page, 'utf8'), connectAnywhere) }
    return made.policy
  }
}
