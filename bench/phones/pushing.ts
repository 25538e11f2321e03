import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import type { Scope } from '#shared/kernel/scope'
import { pushFromPhone } from '../../simulator/carrier/rtmp-client.ts'
import { phoneInRoom, rtmpAddress } from '../../test/support/phone.ts'
import type { RoomClient } from '../../test/support/room-client.ts'
import { readFrom } from '../../test/support/tag-sources.ts'

/** Four seconds of a moving picture with a tone, as a phone sends them, as FLV; answers the file. */
export function drawPhoneMedia(folder: string): string {
  const media = join(folder, 'phone.flv')
  execFileSync('ffmpeg', [
    '-v', 'error', '-f', 'lavfi', '-i', 'testsrc2=s=360x640:r=15', '-f', 'lavfi', '-i', 'sine=frequency=440:sample_rate=48000', '-t', '4',
    '-c:v', 'libx264', '-preset', 'veryfast', '-tune', 'zerolatency', '-profile:v', 'baseline', '-pix_fmt', 'yuv420p', '-g', '30', '-b:v', '600k', '-c:a', 'aac', '-b:a', '48k', media,
  ])
  return media
}

/** Somebody in the room who pushes this file by RTMP, over and over. */
export async function pushingPhone(scope: Scope, base: string, code: string, name: string, media: string): Promise<RoomClient> {
  const phone = await phoneInRoom(scope, base, code, name)
  pushFromPhone({ url: await rtmpAddress(base, phone), source: readFrom(media) }, scope)
  return phone
}
