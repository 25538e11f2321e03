/** What the weapp build finds in its world: jsdom to draw in, and none of the browser's own APIs that WeChat lacks. */
process.env.TARO_ENV = 'weapp'
process.env.LIANMAI_SERVER = 'http://127.0.0.1:8080'

const LACKING = ['WebSocket', 'XMLHttpRequest', 'fetch', 'localStorage', 'sessionStorage', 'TextEncoder', 'TextDecoder', 'crypto', 'AbortController', 'Blob', 'FormData', 'Headers', 'Worker', 'RTCPeerConnection', 'structuredClone']

for (const name of LACKING) {
  Object.defineProperty(globalThis, name, { configurable: true, writable: true, value: undefined })
}
