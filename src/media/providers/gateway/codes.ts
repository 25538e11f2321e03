/** What a code of live-pusher or live-player means for this program. */
export type CodeEffect =
  /** On its way; nothing to do. */
  | { readonly kind: 'progress' }
  /** The server answered. */
  | { readonly kind: 'connected' }
  /** Pictures or sound go, or come. */
  | { readonly kind: 'flowing' }
  /** The network is too thin; the person is told. */
  | { readonly kind: 'weak' }
  /** Broken, and mending itself; the watchdog sees whether it succeeds. */
  | { readonly kind: 'retrying' }
  /** Broken for good: only a fresh address and a fresh element help. */
  | { readonly kind: 'broken' }
  /** The system stopped it: background, or a phone call. */
  | { readonly kind: 'suspended' }
  | { readonly kind: 'device'; readonly device: 'microphone' | 'camera'; readonly why: 'permission-denied' | 'device-busy' | 'no-device' }
  /** The device's encoder can't do what was asked. */
  | { readonly kind: 'encoder' }

export interface CodeMeaning {
  readonly of: 'pusher' | 'player' | 'both'
  readonly effect: CodeEffect
  readonly meaning: string
}

/** The meaning of a code, or null: codes come and go with WeChat's updates, and an unknown one must not confuse anything. */
export const meaningOf = (code: number, of: 'pusher' | 'player'): CodeMeaning | null => {
  const found = codes.get(code)
  return found && (found.of === of || found.of === 'both') ? found : null
}

const progress = { kind: 'progress' } as const
const connected = { kind: 'connected' } as const
const flowing = { kind: 'flowing' } as const
const weak = { kind: 'weak' } as const
const retrying = { kind: 'retrying' } as const
const broken = { kind: 'broken' } as const
const suspended = { kind: 'suspended' } as const
const encoder = { kind: 'encoder' } as const
const device = (which: 'microphone' | 'camera', why: 'permission-denied' | 'device-busy' | 'no-device') => ({ kind: 'device', device: which, why }) as const

const pusher = (code: number, effect: CodeEffect, meaning: string): readonly [number, CodeMeaning] => [code, { of: 'pusher', effect, meaning }]
const player = (code: number, effect: CodeEffect, meaning: string): readonly [number, CodeMeaning] => [code, { of: 'player', effect, meaning }]
const both = (code: number, effect: CodeEffect, meaning: string): readonly [number, CodeMeaning] => [code, { of: 'both', effect, meaning }]

/**
 * Every code that is known, from WeChat's pages of live-pusher and live-player and from Tencent's of the SDK beneath.
 * Texts that come with a code may be Chinese or English and are never read.
 */
export const codes: ReadonlyMap<number, CodeMeaning> = new Map([
  pusher(1001, connected, 'connected to the server'),
  pusher(1002, flowing, 'handshake done, pushing began'),
  pusher(1003, progress, 'camera open'),
  pusher(1004, progress, 'screen capture began'),
  pusher(1005, progress, 'resolution changed by itself'),
  pusher(1006, progress, 'bitrate changed by itself'),
  pusher(1007, progress, 'first picture captured'),
  pusher(1008, progress, 'encoder started'),
  pusher(1018, progress, 'room entered'),
  pusher(1019, progress, 'room left'),
  pusher(1020, progress, 'list of the room\'s members'),
  pusher(1021, progress, 'network changed, the room must be entered again'),
  pusher(1101, weak, 'the uplink carries too little (NET_BUSY)'),
  pusher(1102, retrying, 'disconnected, connects again by itself'),
  pusher(1103, progress, 'no hardware encoder, software encodes'),
  both(3001, retrying, 'name of the server not found'),
  both(3002, retrying, 'server not reached'),
  both(3003, retrying, 'handshake with the server failed'),
  pusher(3004, broken, 'the server closed the connection: address or signature'),
  both(3005, retrying, 'reading or writing failed'),
  pusher(5000, suspended, 'the mini-program was suspended, pushing stopped'),
  pusher(5001, suspended, 'a call took the devices'),
  pusher(-1301, device('camera', 'device-busy'), 'camera could not be opened'),
  pusher(-1302, device('microphone', 'device-busy'), 'microphone could not be opened'),
  pusher(-1303, encoder, 'video encoder failed'),
  pusher(-1304, encoder, 'audio encoder failed'),
  pusher(-1305, encoder, 'resolution not supported'),
  pusher(-1306, encoder, 'sample rate not supported'),
  pusher(-1307, broken, 'disconnected for good after own retries'),
  pusher(-1311, device('microphone', 'device-busy'), 'microphone opened but silent (Android)'),
  pusher(-1314, device('camera', 'permission-denied'), 'camera forbidden'),
  pusher(-1316, device('camera', 'device-busy'), 'camera used by another program'),
  pusher(-1317, device('microphone', 'permission-denied'), 'microphone forbidden'),
  pusher(-1319, device('microphone', 'device-busy'), 'microphone used by another program'),
  pusher(10001, device('camera', 'permission-denied'), 'camera forbidden by the person'),
  pusher(10002, device('microphone', 'permission-denied'), 'recording forbidden by the person'),
  pusher(10003, progress, 'background music failed'),
  pusher(10004, progress, 'waiting image failed'),
  player(2001, connected, 'connected to the server'),
  player(2002, connected, 'pulling began'),
  player(2003, flowing, 'first picture'),
  player(2004, flowing, 'playing began'),
  player(2005, progress, 'progress'),
  player(2006, broken, 'the stream ended'),
  player(2007, progress, 'loading'),
  player(2008, progress, 'decoder started'),
  player(2009, progress, 'resolution changed'),
  player(2101, progress, 'a picture could not be decoded'),
  player(2102, progress, 'sound could not be decoded'),
  player(2103, retrying, 'disconnected, connects again by itself'),
  player(2104, weak, 'packets come unsteadily'),
  player(2105, weak, 'playing falters'),
  player(2106, progress, 'no hardware decoder, software decodes'),
  player(2107, progress, 'pictures are missing'),
  player(2108, progress, 'first keyframe failed in hardware'),
  player(-2301, broken, 'disconnected for good after own retries'),
  player(-2302, broken, 'accelerated address not to be had'),
  player(6000, suspended, 'pulling suspended'),
  player(6001, connected, 'pulling goes on'),
])
