import type { FastifyInstance } from 'fastify'
import type { Metrics } from './metrics.ts'

/** Supplied by `serve.ts`. */
export interface HealthNeeds {
  readonly metrics: Metrics
  readonly gatewayHere: () => boolean
  /** Whether `/simulator` is served. */
  readonly simulator: boolean
  /** Whether the database answers. */
  readonly storeAnswers: () => Promise<boolean>
}

/** For whoever watches the server: `/healthz` it lives, `/readyz` it can take people, `/metrics` how it is. */
export function addHealth(app: FastifyInstance, { metrics, gatewayHere, storeAnswers, simulator }: HealthNeeds): void {
  app.get('/healthz', () => ({ ok: true, pid: process.pid, simulator }))
  app.get('/readyz', async (_request, reply) => {
    const store = await storeAnswers()
    const ready = store && gatewayHere()
    return reply.code(ready ? 200 : 503).send({ ready, store, gateway: gatewayHere() })
  })
  app.get('/metrics', async (_request, reply) => reply.type(metrics.contentType).send(await metrics.read()))
}
