/** What the h5 build finds in its world, before the first module of a test is loaded. */
process.env.TARO_ENV = 'h5'
process.env.LIANMAI_SERVER = ''

const util = require('node:util')
globalThis.TextEncoder ??= util.TextEncoder
globalThis.TextDecoder ??= util.TextDecoder
