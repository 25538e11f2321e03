import { openPhone, type Told } from '../../support/simulator/phone'
import type { Proofs } from '../../support/simulator/proof'

const call = (context: object, method: string, args: object = {}): Promise<Told> => new Promise((resolve) => (context as Record<string, (options: object) => void>)[method]!({ ...args, complete: resolve }))
const page = (wxml: string) => openPhone({ 'pages/one/one.wxml': wxml, 'pages/one/one.js': 'Page({})' })

/** In Node the components have no encoder and no decoder: their contexts find them, and say so. What they do is proved in Chromium. */
export const liveProofs: Proofs = {
  createLivePusherContext: {
    async effect() {
      const { wx } = await page('<view><live-pusher /></view>')
      expect(await call(wx['createLivePusherContext']!() as object, 'stop')).toEqual({ errMsg: 'LivePusherContext.stop:ok' })
      expect(await call(wx['createLivePusherContext']!() as object, 'start')).toEqual({ errMsg: 'LivePusherContext.start:fail this phone has no encoder' })
    },
    failure: async ({ wx }) => expect(await call(wx['createLivePusherContext']!() as object, 'start')).toEqual({ errMsg: 'LivePusherContext.start:fail the component is not on the page' }),
  },
  createLivePlayerContext: {
    async effect() {
      const { wx } = await page('<live-player id="player" />')
      expect(await call(wx['createLivePlayerContext']!('player') as object, 'play')).toEqual({ errMsg: 'LivePlayerContext.play:fail this phone has no decoder' })
    },
    async failure() {
      const { wx } = await page('<live-player id="player" />')
      expect(await call(wx['createLivePlayerContext']!('other') as object, 'play')).toEqual({ errMsg: 'LivePlayerContext.play:fail the component is not on the page' })
    },
  },
}
