/** How long the two kinds of one person's media wait in the browser before they are played, in ms; null: nothing was played lately. */
export interface Waits {
  readonly picture: number | null
  readonly sound: number | null
}

/** The least that each is to wait from now on, in ms. */
export interface Holds {
  readonly picture: number
  readonly sound: number
}

/**
 * Holds one back for the other only as far as people notice. A browser left to itself lets the picture wait until it meets
 * the sound, which doubles the delay of a picture on a good network; nobody sees lips that are 60 ms ahead of the voice.
 */
export function holdsFor({ picture, sound }: Waits): Holds {
  if (picture === null || sound === null) return { picture: 0, sound: 0 }
  return { picture: hold(sound - SOUND_LATE_MS), sound: hold(picture - SOUND_EARLY_MS) }
}

const hold = (ms: number): number => Math.min(MOST_MS, Math.max(0, Math.round(ms)))

/** People notice sound that comes 125 ms late or 45 ms early (ITU-R BT.1359-1); loudspeaker and screen take a part of that. */
const SOUND_LATE_MS = 60
const SOUND_EARLY_MS = 30
/** What browsers accept. */
const MOST_MS = 4_000
