import Taro from '@tarojs/taro'
import type { ChimeName, PlayChime } from './contract'
import { chimes } from './notes'
import { wavOf } from './wav'

const players = new Map<ChimeName, Taro.InnerAudioContext>()

/** WeChat's player wants a file: each sound is written once, to the program's own folder. */
export const playChime: PlayChime = (name) => {
  try {
    const player = players.get(name) ?? newPlayer(name)
    player.stop()
    player.play()
  } catch {
    // A full disk, or a base library without it: then it stays quiet.
  }
}

function newPlayer(name: ChimeName): Taro.InnerAudioContext {
  const path = `${Taro.env.USER_DATA_PATH ?? ''}/chime-${name}.wav`
  Taro.getFileSystemManager().writeFileSync(path, wavOf(chimes[name]), 'binary')
  const player = Taro.createInnerAudioContext()
  player.src = path
  players.set(name, player)
  return player
}
