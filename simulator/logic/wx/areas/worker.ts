import { createScope, type Scope } from '#shared/kernel/scope'
import { at } from '../../app-config.ts'
import type { SecondPort } from '../../second/contract.ts'
import { refuse, syncApi, type Area } from '../api.ts'
import type { WxHost } from '../host.ts'
import { createListeners } from '../listeners.ts'

/** Documented: one at a time. */
const running = new WeakMap<WxHost, Scope>()

/** The folder that `app.json` names, alone or as a package. */
function folderOf({ app }: WxHost): string | null {
  const named = at(app.configs['app'] ?? null, 'workers')
  const path = typeof named === 'string' ? named : at(named, 'path')
  return typeof path === 'string' ? path.replace(/^\/|\/$/g, '') : null
}

function create([scriptPath, options]: readonly unknown[], host: WxHost, name: string): object {
  const folder = folderOf(host)
  if (typeof scriptPath !== 'string') return refuse(name, 'parameter error: parameter should be String')
  if (folder === null) return refuse(name, 'app.json names no folder in "workers"')
  const entry = scriptPath.replace(/^\//, '').replace(/\.js$/, '')
  if (!entry.startsWith(`${folder}/`) || !Object.hasOwn(host.app.scripts, entry)) return refuse(name, `"${scriptPath}" is no file in "${folder}"`)
  if (running.get(host)?.ended === false) return refuse(name, 'exceed max concurrent worker limit 1')
  const port = host.startSecond()
  if (!port) return refuse(name, 'a second thread can not be started here')
  const scripts = Object.fromEntries(Object.entries(host.app.scripts).filter(([path]) => path.startsWith(`${folder}/`)))
  const experimental = Reflect.get(Object(options), 'useExperimentalWorker') === true
  port.post({ what: 'second', order: { entry, scripts, experimental } })
  const life = createScope(host.scope)
  running.set(host, life)
  life.onEnd(() => port.close())
  return createWorker(port, life, host)
}

/** https://developers.weixin.qq.com/miniprogram/dev/api/worker/Worker.html */
function createWorker(port: SecondPort, life: Scope, host: WxHost): object {
  const listeners = createListeners(host.guard, (text) => host.complain('limit', text))
  port.listen((told) => {
    if (life.ended) return
    switch (told.what) {
      case 'message':
        return listeners.tell('Message', told.message)
      case 'counted':
        return host.count(told.count)
      case 'killed':
        life.end()
        return listeners.tell('ProcessKilled')
      case 'failed':
        host.complain('script', `worker: ${told.text}${told.at === null ? '' : ` (${told.at})`}`)
        return listeners.tell('Error', { message: told.text, filename: told.at })
    }
  })
  life.onEnd(host.on('suspended', ({ suspended }) => port.post({ what: 'paused', paused: suspended })))
  life.onEnd(host.on('app.show', () => port.post({ what: 'paused', paused: false })))
  const on = (event: string) => (listener: unknown) => (typeof listener === 'function' ? listeners.add(event, listener) : host.complain('api', `Worker.on${event} takes a function`))
  return {
    postMessage(message: unknown) {
      if (life.ended) host.complain('api', 'Worker.postMessage: the worker has ended')
      else port.post({ what: 'message', message })
    },
    onMessage: on('Message'),
    onError: on('Error'),
    onProcessKilled: on('ProcessKilled'),
    terminate: () => life.end(),
  }
}

/** https://developers.weixin.qq.com/miniprogram/dev/api/worker/wx.createWorker.html */
export const worker: Area = {
  createWorker: syncApi(create, { partly: 'getCameraFrameData is not there; without a browser, both threads take turns' }),
}
