import type { Scope } from '#shared/kernel/scope'
import { askPublish, signIn } from './ask.ts'
import type { Paint, Signature } from './fake-media.ts'
import { joinRoom, type RoomClient } from './room-client.ts'
import { pushFromPhone, type PhoneReport } from '../../simulator/carrier/rtmp-client.ts'
import { encodedBy } from './tag-sources.ts'

/** Somebody with a phone in the room: present, with a microphone and a camera that are said to be on. */
export async function phoneInRoom(scope: Scope, base: string, room: string, name: string): Promise<RoomClient> {
  const client = await joinRoom({ base, room, session: await signIn(base, name), client: 'weapp' })
  scope.onEnd(() => client.close())
  await client.command({ type: 'media.set', microphone: 'on', camera: 'on' })
  return client
}

/** A fresh RTMP address for what this person sends. */
export const rtmpAddress = async (base: string, { session, room }: RoomClient): Promise<string> => (await askPublish(base, session, room.id)).rtmp

/**
 * Publishes as live-pusher does, and as the product's own page does with it: the phone retries the address it has;
 * when it gives up, a fresh address is fetched and it begins anew.
 */
export async function keepPushing(scope: Scope, address: () => Promise<string>, signature: Signature, report: (report: PhoneReport) => void = () => undefined): Promise<void> {
  const source = encodedBy({ picture: `color=c=${hex(signature.paint)}:s=320x180:r=20`, sound: `sine=frequency=${signature.hz}:sample_rate=44100`, keyEach: 40 })
  const begin = async (): Promise<void> => {
    const url = await address().catch(() => null)
    if (scope.ended) return
    if (url === null) return void setTimeout(() => void begin(), AGAIN_MS)
    pushFromPhone({
      url,
      source,
      report: (told) => {
        report(told)
        if (told.code === GAVE_UP && !scope.ended) void begin()
      },
    }, scope)
  }
  await begin()
}

const hex = ({ rgb }: Paint): string => `0x${rgb.map((value) => value.toString(16).padStart(2, '0')).join('')}`

/** live-pusher's PUSH_ERR_NET_DISCONNECT. */
const GAVE_UP = -1307
const AGAIN_MS = 500
