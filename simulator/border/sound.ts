/** What a mini-program wants of one of its sounds (`wx.createInnerAudioContext`); times in seconds. */
export type SoundAct =
  | { readonly act: 'load'; readonly bytes: ArrayBuffer; readonly type: string }
  | { readonly act: 'play'; readonly from: number }
  | { readonly act: 'pause' }
  | { readonly act: 'stop' }
  | { readonly act: 'seek'; readonly to: number }
  | { readonly act: 'set'; readonly loop: boolean; readonly volume: number; readonly rate: number }
  | { readonly act: 'end' }

/** What became of it; `error` is WeChat's number: 10001 system, 10002 network, 10003 file, 10004 format. */
export interface SoundNews {
  readonly sound: number
  readonly what: 'canplay' | 'play' | 'pause' | 'stop' | 'ended' | 'timeupdate' | 'waiting' | 'seeking' | 'seeked' | 'error'
  readonly at: number
  readonly duration: number
  readonly paused: boolean
  readonly error: number | null
}
