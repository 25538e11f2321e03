import { createScope } from '#shared/kernel/scope'
import { askPlay, askPublish, openRoom, signIn } from '../../test/support/ask.ts'
import { encode, type Encoded } from '../../test/support/encoded.ts'
import { joinRoom, type RoomClient } from '../../test/support/room-client.ts'
import { play, publish } from '../../test/support/webrtc-client.ts'
import { sendEncoded } from '../../test/support/webrtc-sender.ts'

/**
 * A class in which everybody sends picture and sound and plays everybody else, by WHIP and WHEP, without a browser.
 * Run as a process of its own: `class-of-many.ts <base> <people> <seconds>`. It writes one JSON line when all flow,
 * one when the time is over, and ends.
 */
async function main([base = '', people = '12', seconds = '10']: readonly string[]): Promise<void> {
  const scope = createScope()
  const media = padded(encode({ size: '640x360', kbps: 1_000 }), VIDEO_KBPS)
  const received = { video: 0, audio: 0, bytes: 0 }
  const members = await seat(base, Number(people))
  for (const { session, room } of members) {
    sendEncoded(await publish((await askPublish(base, session, room.id)).whip), media, {}, scope)
  }
  const streams = (await Promise.all(members.map((member) => member.until('everybody sends', (room) => room.streams.length === members.length)))).at(0)?.streams ?? []
  for (const { session, room, you } of members) {
    for (const { id } of streams.filter(({ owner }) => owner !== you)) {
      const viewer = await play((await askPlay(base, session, room.id, id)).whep)
      viewer.onPacket = (line, packet) => {
        received[line === 'audio' ? 'audio' : 'video'] += 1
        received.bytes += packet.length
      }
    }
  }
  tell({ subscriptions: members.length * (members.length - 1) })
  await pause(SETTLE_MS)
  const before = { ...received }
  await pause(Number(seconds) * 1_000)
  tell({ video: received.video - before.video, audio: received.audio - before.audio, bytes: received.bytes - before.bytes })
  process.exit()
}

async function seat(base: string, people: number): Promise<readonly RoomClient[]> {
  const host = await signIn(base, 'Person 1')
  const { id } = await openRoom(base, host)
  const members: RoomClient[] = [await joinRoom({ base, session: host, room: id })]
  for (let number = 2; number <= people; number += 1) members.push(await joinRoom({ base, session: await signIn(base, `Person ${number}`), room: id }))
  return members
}

/** The same pictures, each filled up (filler data, NAL type 12) to a constant bit rate. */
function padded({ pictures, sounds }: Encoded, kbps: number): Encoded {
  const wanted = (kbps * 1_000) / 8 / PICTURES_PER_SECOND
  const fill = (nals: readonly Buffer[]): readonly Buffer[] => {
    const missing = Math.round(wanted - nals.reduce((sum, nal) => sum + nal.length, 0))
    return missing > 8 ? [...nals, Buffer.alloc(missing, 0xff).fill(FILLER, 0, 1)] : nals
  }
  return { pictures: pictures.map(fill), sounds }
}

const tell = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`)
const pause = (ms: number): Promise<void> => new Promise((over) => setTimeout(over, ms))

const VIDEO_KBPS = 1_200
const PICTURES_PER_SECOND = 25
const FILLER = 12
const SETTLE_MS = 3_000

await main(process.argv.slice(2))
