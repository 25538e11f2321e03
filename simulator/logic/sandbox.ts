/** Runs one file of the mini-program: as a function of exactly the names it is given, with no other global of its host. */
export interface Sandbox {
  run(path: string, code: string, names: Readonly<Record<string, unknown>>): void
  /** The value of one expression that our own compiler made. */
  evaluate<T>(path: string, expression: string): T
}

/** What a JavaScript engine has and a mini-program does not see: given as `undefined`, so that they look absent. */
export const HIDDEN = [
  'window', 'document', 'self', 'navigator', 'location', 'history', 'localStorage', 'sessionStorage', 'indexedDB', 'caches',
  'XMLHttpRequest', 'fetch', 'WebSocket', 'EventSource', 'Worker', 'SharedWorker', 'importScripts', 'postMessage',
  'URL', 'URLSearchParams', 'TextEncoder', 'TextDecoder', 'crypto', 'Crypto', 'SubtleCrypto', 'AbortController', 'AbortSignal', 'Headers', 'Request', 'Response', 'FormData', 'Blob', 'File', 'FileReader', 'atob', 'btoa',
  'queueMicrotask', 'structuredClone', 'MessageChannel', 'MessagePort', 'BroadcastChannel', 'performance', 'requestAnimationFrame', 'cancelAnimationFrame', 'requestIdleCallback', 'cancelIdleCallback',
  'Event', 'EventTarget', 'CustomEvent', 'HTMLElement', 'Element', 'Node', 'Image', 'Audio', 'AudioContext', 'OffscreenCanvas', 'createImageBitmap', 'ImageData',
  'RTCPeerConnection', 'MediaStream', 'VideoDecoder', 'VideoEncoder', 'AudioDecoder', 'AudioEncoder', 'WebTransport', 'Notification',
  'process', 'Buffer', 'setImmediate', 'clearImmediate', 'Function', 'Deno', 'Bun',
] as const

/** What `global` and `globalThis` hold in a mini-program: ECMAScript alone. */
export const ECMASCRIPT = [
  'Object', 'Array', 'Promise', 'Map', 'Set', 'WeakMap', 'WeakSet', 'WeakRef', 'Symbol', 'Proxy', 'Reflect', 'JSON', 'Math', 'Date', 'RegExp',
  'Error', 'TypeError', 'RangeError', 'SyntaxError', 'ReferenceError', 'EvalError', 'URIError', 'AggregateError', 'Number', 'String', 'Boolean', 'BigInt', 'parseInt', 'parseFloat', 'isNaN', 'isFinite', 'NaN', 'Infinity', 'undefined',
  'encodeURIComponent', 'decodeURIComponent', 'encodeURI', 'decodeURI', 'escape', 'unescape',
  'Uint8Array', 'Int8Array', 'Uint8ClampedArray', 'Uint16Array', 'Int16Array', 'Uint32Array', 'Int32Array', 'Float32Array', 'Float64Array', 'BigInt64Array', 'BigUint64Array', 'ArrayBuffer', 'DataView', 'Intl',
] as const
