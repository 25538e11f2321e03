import { gateway } from '../../../src/media/providers/gateway'
import { installBrowserMedia } from '../../support/media/browser-media'
import { itKeepsTheContract } from '../../support/provider-conformance'

describe('the own gateway in a browser', () => {
  itKeepsTheContract(() => {
    const media = installBrowserMedia()
    return {
      provider: gateway,
      grant: { engine: 'gateway', play: [] },
      refuse: media.devices.refuse,
      endScreen: () => media.devices.screens.at(-1)?.unplug(),
      offer: () => undefined,
      open: media.open,
      asksAtRebuild: 2,
    }
  })
})
