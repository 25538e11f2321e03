import { collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import { readStatistics } from './statistics.ts'
import type { Measured, Statistics } from './statistics.ts'

/** Names of gauges with what they show; rates and totals are the reader's arithmetic. */
const GAUGES: Readonly<Record<string, readonly [help: string, read: (now: Statistics) => number]>> = {
  lianmai_gateway_streams: ['Streams with a publisher', ({ streams }) => streams.filter(({ via }) => via !== null).length],
  lianmai_gateway_peers: ['WebRTC connections', ({ peers }) => peers],
  lianmai_gateway_viewers: ['WebRTC viewers', ({ viewers }) => viewers],
  lianmai_gateway_readers: ['RTMP and HTTP-FLV viewers', ({ readers }) => readers],
  lianmai_gateway_conversions: ['Sounds being converted', ({ conversions }) => conversions],
  lianmai_gateway_codec_restarts: ['Restarts of the codec process', ({ codecRestarts }) => codecRestarts],
}

/** The page for Prometheus: the gauges above, all counters, and Node's own. */
export function createMetrics(measured: Measured): () => Promise<{ readonly type: string; readonly text: string }> {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const show = (name: string, help: string, read: (now: Statistics) => number): void => {
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(read(readStatistics(measured)))
      },
    })
  }
  for (const [name, [help, read]] of Object.entries(GAUGES)) show(name, help, read)
  for (const [name] of Object.entries(measured.counters)) {
    show(`lianmai_gateway_${snakeCase(name)}_total`, `${snakeCase(name).replaceAll('_', ' ')} since the start`, ({ counters }) => counterOf(counters, name))
  }
  return async () => ({ type: registry.contentType, text: await registry.metrics() })
}

const snakeCase = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

const counterOf = (counters: Statistics['counters'], name: string): number => Object.entries(counters).find(([key]) => key === name)?.[1] ?? 0
