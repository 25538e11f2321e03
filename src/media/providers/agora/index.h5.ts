import type { MediaProvider } from '../../contract'
import { openAgoraRoom } from './room'
import { loadAgora } from './sdk'
import type { AgoraSdk } from './sdk'

/** Agora's cloud in a browser. Another SDK may be given: a fake one, where the cloud can't be reached. */
export const createAgora = (load: () => Promise<AgoraSdk>) => ({
  id: 'agora-h5',
  engine: 'agora',
  can: { publish: true, switchCamera: true, chooseDevice: true, statistics: true, screen: false, beauty: false, players: 17 },
  open: (needs, visit) => openAgoraRoom(load, needs, visit),
} as const satisfies MediaProvider)

/** With the vendor's SDK, fetched at the first room. Agora carries at most 17 publishers a channel. */
export const agora = createAgora(loadAgora)
