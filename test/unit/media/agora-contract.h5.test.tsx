import { createAgora } from '../../../src/media/providers/agora'
import { installBrowserMedia } from '../../support/media/browser-media'
import { createFakeAgora } from '../../support/media/fake-agora'
import { itKeepsTheContract } from '../../support/provider-conformance'

describe('Agora in a browser', () => {
  itKeepsTheContract(() => {
    const media = installBrowserMedia()
    const agora = createFakeAgora()
    return {
      provider: createAgora(agora.load),
      grant: { engine: 'agora', appId: 'app', channel: 'room1', token: 'secret', uid: 'ann' },
      refuse: media.devices.refuse,
      offer: (stream) => agora.offer(stream.split('-')[1] ?? ''),
      open: () => media.open() + agora.joined(),
      // One grant serves sending and receiving.
      asksAtRebuild: 1,
    }
  })
})
