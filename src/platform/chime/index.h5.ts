import type { ChimeName, PlayChime } from './contract'
import { chimes } from './notes'
import { wavOf } from './wav'

/** One element a sound, made when it is first heard. */
const players = new Map<ChimeName, HTMLAudioElement>()

/** The browser's own player; it refuses until the page was touched once. */
export const playChime: PlayChime = (name) => {
  const player = players.get(name) ?? newPlayer(name)
  player.currentTime = 0
  void player.play()?.catch(() => undefined)
}

function newPlayer(name: ChimeName): HTMLAudioElement {
  const player = new Audio(URL.createObjectURL(new Blob([wavOf(chimes[name])], { type: 'audio/wav' })))
  players.set(name, player)
  return player
}
