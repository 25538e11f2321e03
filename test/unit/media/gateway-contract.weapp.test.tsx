import { gateway } from '../../../src/media/providers/gateway'
import { installPhoneMedia } from '../../support/media/phone-media'
import { itKeepsTheContract } from '../../support/provider-conformance'

describe('the own gateway in a mini-program', () => {
  itKeepsTheContract(() => {
    const phone = installPhoneMedia()
    return {
      provider: gateway,
      grant: { engine: 'gateway', play: [] },
      refuse: phone.refuse,
      offer: () => undefined,
      open: phone.open,
      breathe: phone.breathe,
      asksAtRebuild: 2,
    }
  })
})
