import { gateway } from '../../../src/media/providers/gateway'
import { installBrowserMedia } from '../../support/media/browser-media'
import { itKeepsTheContract } from '../../support/provider-conformance'

describe('the own gateway in a browser', () => {
  itKeepsTheContract(() => {
    const media = installBrowserMedia()
    return {
      provider: gateway,
      grant: { engine: 'gateway', play: [] },
      refuse: (devices) => devices.forEach((device) => void (media.devices.refuses[device === 'microphone' ? 'audio' : 'video'] = 'NotAllowedError')),
      offer: () => undefined,
      open: media.open,
      asksAtRebuild: 2,
    }
  })
})
