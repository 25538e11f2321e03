import type { AppLife } from './app-life.ts'
import { mayLeave } from './leave-alert.ts'
import type { Timers } from './globals.ts'
import type { EnterOptions, WxHost } from './wx/host.ts'

/** Supplied by the start of the logic layer. */
export interface FollowNeeds {
  readonly host: WxHost
  readonly life: AppLife
  readonly timers: Timers
  enteredBy(options: EnterOptions): void
}

/** What happens on the phone reaches the app and the page on top. */
export function followPhone({ host, life, timers, enteredBy }: FollowNeeds): void {
  const { scope, router } = host
  const heard = [
    host.on('app.hide', () => {
      const page = router.top
      page?.tell('onHide')
      page?.lifetime('hide')
      life.hide()
    }),
    host.on('suspended', ({ suspended }) => (suspended ? timers.pause() : timers.resume())),
    host.on('app.show', ({ path, query, scene, referrer }) => {
      const options = { path, query, scene, referrerInfo: referrer ?? {} }
      enteredBy(options)
      timers.resume()
      life.show(options)
      const page = router.top
      page?.tell('onShow')
      page?.lifetime('show')
    }),
    host.on('theme', ({ theme }) => life.tell('onThemeChange', { theme })),
    host.on('phone', (phone) => {
      for (const { line } of router.alive) line.post({ what: 'phone', phone })
    }),
    host.on('keyboard.away', ({ screen }) => router.alive.find((page) => page.screen === screen)?.line.post({ what: 'keyboard-away' })),
    host.on('back', () => {
      const page = router.top
      const asked: unknown = page?.tell('onBackPress')
      if (asked !== true && page) void mayLeave(page, host).then((may) => may && router.navigateBack(1))
    }),
    host.on('home', () => void router.reLaunch(`/${host.config.entry}`)),
    host.on('tab', ({ index }) => switchTo(index, host)),
    host.on('resize', ({ width, height }) => {
      const size = { size: { windowWidth: width, windowHeight: height }, deviceOrientation: width > height ? 'landscape' : 'portrait' }
      router.top?.tell('onResize', size)
      router.top?.lifetime('resize', size)
    }),
  ]
  for (const end of heard) scope.onEnd(end)
}

function switchTo(index: number, { router, tabBar }: WxHost): void {
  const item = tabBar()?.items[index]
  if (!item) return
  router.top?.tell('onTabItemTap', { index, pagePath: item.pagePath, text: item.text })
  router.switchTab(`/${item.pagePath}`)
}
