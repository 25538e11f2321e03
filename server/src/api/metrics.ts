import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client'

/** What is counted while the server runs. */
export interface Metrics {
  readonly refusals: Counter<'code'>
  /** In the text format of Prometheus. */
  read(): Promise<string>
  readonly contentType: string
}

/** Supplied by `serve.ts`: what can be asked at any time. */
export interface Gauges {
  readonly rooms: () => number
  readonly people: () => number
  /** In the logs of the open rooms. */
  readonly events: () => number
  readonly sockets: () => number
  readonly gatewayHere: () => boolean
}

/** The server's own counters and the process's. */
export function createMetrics({ rooms, people, events, sockets, gatewayHere }: Gauges): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const gauge = (name: string, help: string, value: () => number) =>
    new Gauge({ name, help, registers, collect() { this.set(value()) } })
  gauge('lianmai_rooms', 'Open rooms', rooms)
  gauge('lianmai_people', 'Members of open rooms', people)
  gauge('lianmai_room_events', 'Events in the logs of open rooms', events)
  gauge('lianmai_sockets', 'Open room sockets', sockets)
  gauge('lianmai_gateway_up', 'Whether the media gateway is here', () => (gatewayHere() ? 1 : 0))
  return {
    refusals: new Counter({ name: 'lianmai_refusals_total', help: 'Refused requests, by code', labelNames: ['code'], registers }),
    read: () => registry.metrics(),
    contentType: registry.contentType,
  }
}
