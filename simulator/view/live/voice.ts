/** What is done to a voice: its pitch, a tone it is multiplied with (Hz, 0 for none), how hard it is driven, and the room around it. */
export interface Voice { readonly pitch: number; readonly ringHz: number; readonly drive: number }
export interface Room { readonly seconds: number; readonly wet: number; readonly lowDb: number; readonly highDb: number }

const voice = (pitch: number, ringHz = 0, drive = 0): Voice => ({ pitch, ringHz, drive })

/** `voice-changer-type` by its number: 1 naughty child, 2 little girl, 3 uncle, 4 heavy metal, 6 foreigner, 7 caged beast, 8 heavy man, 9 strong current, 10 heavy machine, 11 ethereal. */
const VOICES: Readonly<Record<number, Voice>> = {
  0: voice(1), 1: voice(1.35), 2: voice(1.6), 3: voice(0.75), 4: voice(0.85, 0, 6), 6: voice(1.12, 6), 7: voice(0.6, 0, 2), 8: voice(0.68), 9: voice(1, 90, 3), 10: voice(0.8, 45, 2), 11: voice(1.25),
}
const OPEN: Room = { seconds: 0, wet: 0, lowDb: 0, highDb: 0 }
/** Which changed voices sound in a room of their own. */
const VOICE_ROOMS: Readonly<Record<number, Room>> = { 11: { seconds: 2.5, wet: 0.6, lowDb: -3, highDb: 3 } }
/** `audio-reverb-type`: 1 karaoke, 2 small room, 3 great hall, 4 low, 5 ringing, 6 metal, 7 magnetic. */
const ROOMS: Readonly<Record<number, Room>> = {
  0: OPEN,
  1: { seconds: 1.4, wet: 0.45, lowDb: 0, highDb: 2 },
  2: { seconds: 0.4, wet: 0.35, lowDb: 0, highDb: 0 },
  3: { seconds: 3, wet: 0.55, lowDb: 0, highDb: -2 },
  4: { seconds: 0.5, wet: 0.2, lowDb: 8, highDb: -6 },
  5: { seconds: 0.8, wet: 0.3, lowDb: 0, highDb: 6 },
  6: { seconds: 0.08, wet: 0.8, lowDb: -6, highDb: 8 },
  7: { seconds: 0.3, wet: 0.2, lowDb: 6, highDb: 1 },
}

export interface SoundChoice { readonly voice: Voice; readonly room: Room }

export const PLAIN_VOICE: Voice = voice(1)

/** What the two attributes ask for; unknown numbers change nothing. */
export function soundChoice(voiceType: number, reverbType: number): SoundChoice {
  const room = ROOMS[reverbType] ?? OPEN
  return { voice: VOICES[voiceType] ?? PLAIN_VOICE, room: room === OPEN ? VOICE_ROOMS[voiceType] ?? OPEN : room }
}

/** How a room answers a click: noise that dies away to a thousandth. */
export function echoOf({ seconds }: Room, sampleRate: number): Float32Array<ArrayBuffer> {
  const length = Math.max(1, Math.round(seconds * sampleRate))
  let seed = 1
  return Float32Array.from({ length }, (_, at) => {
    seed = (seed * 16_807) % 2_147_483_647
    return ((seed / 2_147_483_647) * 2 - 1) * Math.exp((-6.9 * at) / length)
  })
}
