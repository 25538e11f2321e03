import Taro from '@tarojs/taro'
import { createScope } from '#shared/kernel/scope'
import { client, SERVER_KEY } from '../../../src/platform/client/index.weapp'
import { copyText } from '../../../src/platform/clipboard/index.weapp'
import { ask } from '../../../src/platform/http/index.weapp'
import { lifecycle } from '../../../src/platform/lifecycle/index.weapp'
import { permissions } from '../../../src/platform/permissions/index.weapp'
import { saveText } from '../../../src/platform/save-file/index.weapp'
import { screen } from '../../../src/platform/screen/index.weapp'
import { openSocket } from '../../../src/platform/socket/index.weapp'
import { storage } from '../../../src/platform/storage/index.weapp'

/** The handler that our code gave to one of WeChat's events. */
function handlerOf<Handler>(register: (handler: Handler) => void): Handler {
  const handler = jest.mocked(register).mock.lastCall?.[0]
  if (!handler) throw new Error('nobody listens')
  return handler
}

/** A SocketTask whose events a test fires. */
function fakeTask() {
  const on = { open: () => {}, message: (_: { data: string | ArrayBuffer }) => {}, close: (_: { code: number; reason: string }) => {}, error: (_: { errMsg: string }) => {} }
  const task = {
    onOpen: jest.fn((act) => void (on.open = act)),
    onMessage: jest.fn((act) => void (on.message = act)),
    onClose: jest.fn((act) => void (on.close = act)),
    onError: jest.fn((act) => void (on.error = act)),
    send: jest.fn(),
    close: jest.fn(),
  }
  jest.mocked(Taro.connectSocket).mockResolvedValue(task as unknown as Taro.SocketTask)
  return { task, on }
}

describe('socket', () => {
  test('opens without delay, and texts go both ways', async () => {
    const { task, on } = fakeTask()
    const socket = openSocket('ws://server')
    const heard: string[] = []
    const opened = jest.fn()
    socket.onOpen = opened
    socket.onText = (text) => heard.push(text)
    await Promise.resolve()
    expect(Taro.connectSocket).toHaveBeenCalledWith({ url: 'ws://server', tcpNoDelay: true })
    on.open()
    socket.send('hello')
    on.message({ data: 'hi' })
    on.message({ data: new ArrayBuffer(1) })
    expect(opened).toHaveBeenCalledTimes(1)
    expect(task.send).toHaveBeenCalledWith(expect.objectContaining({ data: 'hello' }))
    expect(heard).toEqual(['hi'])
  })

  test('an error and the close after it are one end', async () => {
    const { on } = fakeTask()
    const closed = jest.fn()
    openSocket('ws://server').onClose = closed
    await Promise.resolve()
    on.error({ errMsg: 'fail' })
    on.close({ code: 1000, reason: '' })
    expect(closed.mock.calls).toEqual([[1006]])
  })

  test('a start that fails is an end', async () => {
    jest.mocked(Taro.connectSocket).mockRejectedValue(new Error('url not in domain list'))
    const closed = jest.fn()
    openSocket('ws://server').onClose = closed
    await new Promise((resolve) => setTimeout(resolve, 0))
    expect(closed).toHaveBeenCalledTimes(1)
  })

  test('a socket that was closed while it opened does not stay behind', async () => {
    const { task } = fakeTask()
    const socket = openSocket('ws://server')
    socket.close()
    await new Promise((resolve) => setTimeout(resolve, 5))
    await Promise.resolve()
    expect(task.close).toHaveBeenCalledTimes(1)
  })

  test('a send that fails ends the socket', async () => {
    const { task } = fakeTask()
    const socket = openSocket('ws://server')
    const closed = jest.fn()
    socket.onClose = closed
    await Promise.resolve()
    socket.send('hello')
    task.send.mock.lastCall?.[0].fail()
    expect(closed).toHaveBeenCalledTimes(1)
  })
})

describe('http', () => {
  const answer = (statusCode: number, data: string) => jest.mocked(Taro.request).mockResolvedValue({ statusCode, data, header: {}, errMsg: 'ok' })

  test('a question carries its token and its JSON, and brings JSON back', async () => {
    answer(200, '{"a":1}')
    expect(await ask({ method: 'POST', url: 'http://server/x', token: 't', body: [1], timeoutMs: 500 })).toEqual({ status: 200, body: { a: 1 } })
    expect(Taro.request).toHaveBeenCalledWith(expect.objectContaining({ url: 'http://server/x', method: 'POST', timeout: 500, data: '[1]', header: { authorization: 'Bearer t', 'content-type': 'application/json' } }))
  })

  test('a page that is no JSON has no body', async () => {
    answer(502, '<html>')
    expect(await ask({ method: 'GET', url: 'http://server/x', timeoutMs: 500 })).toEqual({ status: 502, body: null })
  })

  test('a refused domain or a dead network is no answer', async () => {
    jest.mocked(Taro.request).mockRejectedValue({ errMsg: 'request:fail' })
    expect(await ask({ method: 'GET', url: 'http://server/x', timeoutMs: 500 })).toEqual({ status: 0, body: null })
  })
})

describe('lifecycle', () => {
  function watch() {
    const told: string[] = []
    const scope = createScope()
    lifecycle.watch(scope, (visibility) => told.push(visibility))
    return {
      told,
      scope,
      show: handlerOf<() => void>(Taro.onAppShow),
      hide: handlerOf<() => void>(Taro.onAppHide),
      call: handlerOf<() => void>(Taro.onAudioInterruptionBegin),
      hangUp: handlerOf<() => void>(Taro.onAudioInterruptionEnd),
    }
  }

  test('background and return are told once each', () => {
    const { told, hide, show } = watch()
    hide()
    hide()
    show()
    expect(told).toEqual(['hidden', 'shown'])
  })

  test('a phone call is told as such, also when it hides the app', () => {
    const { told, call, hide, hangUp, show } = watch()
    call()
    hide()
    hangUp()
    show()
    expect(told).toEqual(['phone-call', 'hidden', 'shown'])
  })

  test('a call whose end nobody tells is over when the app is at the front', () => {
    const { told, call, hide, show } = watch()
    call()
    hide()
    show()
    expect(told).toEqual(['phone-call', 'shown'])
  })

  test('after the scope nobody listens', () => {
    const { scope, show } = watch()
    scope.end()
    expect(Taro.offAppShow).toHaveBeenCalledWith(show)
  })
})

describe('permissions', () => {
  test('what was answered once is known', async () => {
    jest.mocked(Taro.getSetting).mockResolvedValue({ authSetting: { 'scope.camera': false, 'scope.record': true } } as never)
    expect([await permissions.query('camera'), await permissions.query('microphone')]).toEqual(['denied', 'granted'])
    jest.mocked(Taro.getSetting).mockResolvedValue({ authSetting: {} } as never)
    expect(await permissions.query('camera')).toBe('not-asked')
  })

  test('a refusal leads to the settings page', async () => {
    jest.mocked(Taro.authorize).mockRejectedValue({ errMsg: 'authorize:fail auth deny' })
    jest.mocked(Taro.openSetting).mockResolvedValue({ authSetting: {} } as never)
    expect(await permissions.request('microphone')).toBe('denied')
    expect(Taro.authorize).toHaveBeenCalledWith({ scope: 'scope.record' })
    expect(await permissions.openSettings()).toBe(true)
  })
})

describe('client', () => {
  const library = (SDKVersion: string) => jest.mocked(Taro.getAppBaseInfo).mockReturnValue({ SDKVersion } as never)

  test('a library that is too old is said first', async () => {
    library('2.9.0')
    jest.mocked(Taro.canIUse).mockReturnValue(false)
    jest.mocked(Taro.getSystemInfoSync).mockReturnValue({ SDKVersion: '2.9.0' } as never)
    expect(await client.check()).toEqual(['old-library'])
  })

  test('a program without the live components is told apart', async () => {
    library('3.8.0')
    jest.mocked(Taro.canIUse).mockImplementation((what) => !what.startsWith('live'))
    expect(await client.check()).toEqual(['component-forbidden'])
  })

  test('a fit one has nothing to hear', async () => {
    library('2.20.1')
    jest.mocked(Taro.canIUse).mockReturnValue(true)
    expect(await client.check()).toEqual([])
  })

  test('the server is the built one, until a person chooses another', () => {
    expect(client.serverBase()).toBe('http://127.0.0.1:8080')
    storage.write(SERVER_KEY, 'https://class.example')
    expect(client.serverBase()).toBe('https://class.example')
    storage.remove(SERVER_KEY)
  })
})

test('a store that is full forgets and does not throw', () => {
  jest.mocked(Taro.setStorageSync).mockImplementationOnce(() => {
    throw new Error('exceed max size')
  })
  expect(() => storage.write('k', 'v')).not.toThrow()
  expect(storage.read('k')).toBeNull()
})

test('the safe area is what the window lacks', () => {
  jest.mocked(Taro.canIUse).mockReturnValue(true)
  jest.mocked(Taro.getWindowInfo).mockReturnValue({ windowWidth: 390, windowHeight: 756, screenHeight: 844, safeArea: { top: 47, bottom: 810 } } as never)
  expect(screen.size()).toEqual({ width: 390, height: 756, safeTop: 47, safeBottom: 34 })
})

test('a text goes to the clipboard, and a refusal is told', async () => {
  jest.mocked(Taro.setClipboardData).mockResolvedValueOnce({ errMsg: 'ok' } as never)
  expect(await copyText('123456')).toBe(true)
  jest.mocked(Taro.setClipboardData).mockRejectedValueOnce({ errMsg: 'fail' })
  expect(await copyText('123456')).toBe(false)
})

test('what would be a file goes to the clipboard, and says so', async () => {
  jest.mocked(Taro.setClipboardData).mockResolvedValueOnce({ errMsg: 'ok' } as never)
  expect(await saveText('a.csv', 'a,b')).toEqual({ ok: true, value: 'copied' })
  expect(jest.mocked(Taro.setClipboardData)).toHaveBeenLastCalledWith({ data: 'a,b' })
  jest.mocked(Taro.setClipboardData).mockRejectedValueOnce({ errMsg: 'fail' })
  expect(await saveText('a.csv', 'a,b')).toEqual({ ok: false, failure: 'refused' })
})
