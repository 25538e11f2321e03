import { after, createScope } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'
import { sink } from './sound-out'

/** Plays two soft notes through a speaker; false if the browser refused or has no Web Audio. */
export async function playTestTone(scope: Scope, context: AudioContext | null, speakerId: string | undefined): Promise<boolean> {
  if (context === null) return false
  const turn = createScope(scope)
  const out = context.createMediaStreamDestination()
  const element = new Audio()
  element.srcObject = out.stream
  turn.onEnd(() => {
    element.srcObject = null
  })
  try {
    if (speakerId !== undefined) await sink(element, speakerId)
    await element.play()
  } catch {
    turn.end()
    return false
  }
  NOTES_HZ.forEach((hz, index) => playNote(context, out, hz, context.currentTime + index * NOTE_S))
  await new Promise<void>((resolve) => {
    turn.onEnd(resolve)
    after(turn, NOTES_HZ.length * NOTE_S * 1_000 + TAIL_MS, () => turn.end())
  })
  return !scope.ended
}

function playNote(context: AudioContext, out: AudioNode, hz: number, at: number) {
  const oscillator = new OscillatorNode(context, { frequency: hz })
  const volume = new GainNode(context, { gain: 0 })
  volume.gain.setValueAtTime(0, at)
  volume.gain.linearRampToValueAtTime(LOUD, at + EDGE_S)
  volume.gain.setValueAtTime(LOUD, at + NOTE_S - EDGE_S)
  volume.gain.linearRampToValueAtTime(0, at + NOTE_S)
  oscillator.connect(volume).connect(out)
  oscillator.start(at)
  oscillator.stop(at + NOTE_S)
}

const NOTES_HZ = [523, 784] as const
const NOTE_S = 0.35
const EDGE_S = 0.02
const LOUD = 0.25
const TAIL_MS = 200
