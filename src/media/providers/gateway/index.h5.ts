import type { MediaProvider } from '../../contract'
import { canCaptureScreen } from '../../devices/screen-capture'
import { MOST_PLAYERS } from './players'
import { openGatewayRoom } from './room'

/** The own gateway in a browser: WHIP and WHEP, with HTTP-FLV where nothing else gets through. */
export const gateway = {
  id: 'gateway-h5',
  engine: 'gateway',
  can: {
    publish: true,
    switchCamera: true,
    chooseDevice: true,
    statistics: true,
    get screen() {
      return canCaptureScreen()
    },
    beauty: false,
    players: MOST_PLAYERS,
  },
  open: openGatewayRoom,
} as const satisfies MediaProvider
