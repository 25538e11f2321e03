import { syncApi, type Area } from '../api.ts'
import { oneEach } from '../one-each.ts'

const LISTENERS = { onCheckForUpdate: 'UpdateChecked', onUpdateReady: 'UpdateReady', onUpdateFailed: 'UpdateFailed' } as const

/** https://developers.weixin.qq.com/miniprogram/dev/api/base/update/UpdateManager.html */
export const update: Area = {
  getUpdateManager: syncApi((_, host) => managerOf(host), { partly: 'the bench says when there is a newer version; applyUpdate starts the same one again' }),
}

const managerOf = oneEach((host) => {
  let ready = false
  host.on('update', ({ found, loaded }) => {
    host.listeners.tell('UpdateChecked', { hasUpdate: found })
    if (!found) return
    ready = loaded
    host.listeners.tell(loaded ? 'UpdateReady' : 'UpdateFailed', {})
  })
  return {
    ...Object.fromEntries(Object.entries(LISTENERS).map(([name, kind]) => [name, (listener: unknown) => {
      if (typeof listener === 'function') host.listeners.add(kind, listener)
      else host.complain('api', `UpdateManager.${name} takes a function`)
    }])),
    applyUpdate() {
      if (ready) void host.device('app.restart', { path: host.config.entry })
      else host.complain('api', 'UpdateManager.applyUpdate: no update is ready')
    },
  }
})
