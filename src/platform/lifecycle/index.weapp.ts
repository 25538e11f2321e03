import Taro from '@tarojs/taro'
import type { Lifecycle, Visibility } from './contract'

/** WeChat's app events. A phone call interrupts the sound before, or without, hiding the app. */
export const lifecycle: Lifecycle = {
  watch(scope, told) {
    if (scope.ended) return
    let shown = true
    let interrupted = false
    let last: Visibility = 'shown'
    const update = () => {
      const next: Visibility = interrupted ? 'phone-call' : shown ? 'shown' : 'hidden'
      if (next === last) return
      last = next
      told(next)
    }
    const onShow = () => {
      shown = true
      // The end of an interruption is not told on every phone; who is at the front again is not in a call.
      interrupted = false
      update()
    }
    const onHide = () => {
      shown = false
      update()
    }
    const onInterrupted = () => {
      interrupted = true
      update()
    }
    const onResumed = () => {
      interrupted = false
      update()
    }
    Taro.onAppShow(onShow)
    Taro.onAppHide(onHide)
    Taro.onAudioInterruptionBegin(onInterrupted)
    Taro.onAudioInterruptionEnd(onResumed)
    scope.onEnd(() => {
      Taro.offAppShow(onShow)
      Taro.offAppHide(onHide)
      Taro.offAudioInterruptionBegin(onInterrupted)
      Taro.offAudioInterruptionEnd(onResumed)
    })
  },
  watchNetwork(scope, told) {
    if (scope.ended) return
    const onChange = ({ isConnected }: { readonly isConnected: boolean }) => told(isConnected)
    Taro.onNetworkStatusChange(onChange)
    scope.onEnd(() => Taro.offNetworkStatusChange(onChange))
  },
}
