import { createSocket } from 'node:dgram'
import { createServer } from 'node:net'
import { isNativeError } from 'node:util/types'
import type { Config } from '../config/config.ts'
import { PortTaken } from './remedy.ts'

/** A port of loopback that nobody uses now. */
export const findFreePort = (): Promise<number> => tryTcp('127.0.0.1', 0)

/** Throws the port that is taken, before anything is started. */
export async function checkPorts({ host, port, rtmpPort, udpPort }: Config): Promise<void> {
  await tryTcp(host, port).catch(told(port, '--port'))
  await tryTcp(host, rtmpPort).catch(told(rtmpPort, '--rtmp-port'))
  await tryUdp(host, udpPort).catch(told(udpPort, '--udp-port'))
}

const told = (port: number, option: string) => (error: unknown) => {
  throw isNativeError(error) && 'code' in error && error.code === 'EADDRINUSE' ? new PortTaken(port, option) : error
}

function tryTcp(host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen({ host, port }, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : port))
    })
  })
}

function tryUdp(host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4')
    socket.once('error', reject)
    socket.bind({ address: host, port, exclusive: true }, () => socket.close(resolve))
  })
}
