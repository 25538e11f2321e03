import { createScope } from '#shared/kernel/scope'
import { client } from '../../../src/platform/client/index.h5'
import { copyText } from '../../../src/platform/clipboard/index.h5'
import { lifecycle } from '../../../src/platform/lifecycle/index.h5'
import { permissions } from '../../../src/platform/permissions/index.h5'
import { screen } from '../../../src/platform/screen/index.h5'
import { storage } from '../../../src/platform/storage/index.h5'

/** Gives the page what jsdom lacks, for one test. */
function grant(target: object, change: Readonly<Record<string, unknown>>) {
  const before = Object.keys(change).map((name) => [name, Object.getOwnPropertyDescriptor(target, name)] as const)
  for (const [name, value] of Object.entries(change)) Object.defineProperty(target, name, { value, configurable: true, writable: true })
  undo.push(() => {
    for (const [name, descriptor] of before) {
      if (descriptor) Object.defineProperty(target, name, descriptor)
      else Reflect.deleteProperty(target, name)
    }
  })
}
const undo: (() => void)[] = []
afterEach(() => undo.splice(0).reverse().forEach((act) => act()))

const hide = (state: 'hidden' | 'visible') => {
  grant(document, { visibilityState: state })
  document.dispatchEvent(new Event('visibilitychange'))
}

describe('lifecycle', () => {
  test('each change of visibility is told once, while the scope lasts', () => {
    const scope = createScope()
    const told: string[] = []
    lifecycle.watch(scope, (visibility) => told.push(visibility))
    hide('hidden')
    window.dispatchEvent(new Event('pagehide'))
    hide('visible')
    scope.end()
    hide('hidden')
    expect(told).toEqual(['hidden', 'shown'])
  })

  test('the network’s coming and going is told', () => {
    const scope = createScope()
    const told: boolean[] = []
    lifecycle.watchNetwork(scope, (online) => told.push(online))
    window.dispatchEvent(new Event('offline'))
    window.dispatchEvent(new Event('online'))
    scope.end()
    window.dispatchEvent(new Event('offline'))
    expect(told).toEqual([false, true])
  })
})

describe('storage', () => {
  test('keeps, and forgets when told', () => {
    storage.write('k', 'v')
    expect(storage.read('k')).toBe('v')
    storage.remove('k')
    expect(storage.read('k')).toBeNull()
  })

  test('a forbidden store forgets and does not throw', () => {
    grant(window, { localStorage: { getItem: refuse, setItem: refuse, removeItem: refuse } })
    expect(() => storage.write('k', 'v')).not.toThrow()
    expect(storage.read('k')).toBeNull()
  })
})

describe('permissions', () => {
  const device = (getUserMedia: () => Promise<unknown>, query: () => Promise<unknown> = async () => ({ state: 'prompt' })) =>
    grant(navigator, { mediaDevices: { getUserMedia }, permissions: { query } })

  test('what the browser says is passed on', async () => {
    device(refuseLater('NotAllowedError'), async () => ({ state: 'denied' }))
    expect(await permissions.query('camera')).toBe('denied')
  })

  test('a browser that does not tell has not asked', async () => {
    device(refuseLater('NotAllowedError'), refuseLater('TypeError'))
    expect(await permissions.query('microphone')).toBe('not-asked')
  })

  test('a device that opens is granted, and closed again', async () => {
    const stop = jest.fn()
    device(async () => ({ getTracks: () => [{ stop }] }))
    expect(await permissions.request('camera')).toBe('granted')
    expect(stop).toHaveBeenCalledTimes(1)
  })

  test('a refusal is a refusal, a missing camera is none', async () => {
    device(refuseLater('NotAllowedError'))
    expect(await permissions.request('camera')).toBe('denied')
    device(refuseLater('NotFoundError'), async () => ({ state: 'granted' }))
    expect(await permissions.request('camera')).toBe('granted')
  })

  test('the settings are the browser’s own', async () => {
    expect(await permissions.openSettings()).toBe(false)
  })
})

describe('client', () => {
  const able = (codecs: readonly string[]) => grant(window, {
    isSecureContext: true,
    RTCPeerConnection: function RTCPeerConnection() {},
    RTCRtpSender: Object.assign(function RTCRtpSender() {}, { getCapabilities: () => ({ codecs: codecs.map((mimeType) => ({ mimeType })) }) }),
  })

  test('a fit browser has nothing to hear', async () => {
    able(['video/VP8', 'video/H264'])
    grant(navigator, { mediaDevices: { getUserMedia: async () => ({}) } })
    expect(await client.check()).toEqual([])
  })

  test('an insecure page hears that first', async () => {
    grant(window, { isSecureContext: false })
    expect(await client.check()).toEqual(['insecure-page'])
  })

  test('a browser inside an app, without getUserMedia, is no browser for a call', async () => {
    able(['video/H264'])
    grant(navigator, { mediaDevices: undefined })
    expect(await client.check()).toEqual(['no-webrtc'])
  })

  test('a browser without H.264 hears it', async () => {
    able(['video/VP8'])
    grant(navigator, { mediaDevices: { getUserMedia: async () => ({}) } })
    expect(await client.check()).toEqual(['no-h264'])
  })

  test('the server is where the page came from', () => {
    expect(client.serverBase()).toBe(window.location.origin)
  })
})

describe('screen', () => {
  test('tells its size now and at each change', () => {
    const scope = createScope()
    const told: number[] = []
    screen.watchSize(scope, ({ width }) => told.push(width))
    grant(window, { innerWidth: 500 })
    window.dispatchEvent(new Event('resize'))
    scope.end()
    window.dispatchEvent(new Event('resize'))
    expect(told).toEqual([500])
    expect(screen.size()).toMatchObject({ width: 500, safeTop: 0, safeBottom: 0 })
  })

  test('a screen is kept awake until the scope ends, again after each hiding', async () => {
    const release = jest.fn(async () => undefined)
    const request = jest.fn(async () => ({ release }))
    grant(navigator, { wakeLock: { request } })
    const scope = createScope()
    screen.keepAwake(scope)
    hide('hidden')
    hide('visible')
    await Promise.resolve()
    expect(request).toHaveBeenCalledTimes(2)
    scope.end()
    expect(release).toHaveBeenCalled()
  })
})

test('where the clipboard is forbidden, the older way is tried', async () => {
  const execCommand = jest.fn(() => true)
  grant(navigator, { clipboard: { writeText: refuseLater('NotAllowedError') } })
  grant(document, { execCommand })
  expect(await copyText('123456')).toBe(true)
  expect(execCommand).toHaveBeenCalledWith('copy')
  expect(document.querySelector('textarea')).toBeNull()
})

function refuse(): never {
  throw new DOMException('no', 'SecurityError')
}
function refuseLater(name: string): () => Promise<never> {
  return async () => {
    throw new DOMException('no', name)
  }
}
