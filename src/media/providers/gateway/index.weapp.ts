import type { MediaProvider } from '../../contract'
import { MOST_PLAYERS } from './live-players'
import { openGatewayRoom } from './room'

/** The own gateway in a mini-program: live-pusher by RTMP, live-players by HTTP-FLV or RTMP. */
export const gateway = {
  id: 'gateway-weapp',
  engine: 'gateway',
  can: { publish: true, switchCamera: true, chooseDevice: false, statistics: true, screen: false, beauty: true, players: MOST_PLAYERS },
  open: openGatewayRoom,
} as const satisfies MediaProvider
