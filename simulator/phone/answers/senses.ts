import { success } from '#shared/kernel/result'
import { createScope, every, type Scope } from '#shared/kernel/scope'
import type { Answers } from '../../border/calls.ts'
import type { DeviceCalls, Sensor } from '../../border/device.ts'
import type { AnswerNeeds } from '../contract.ts'

type Names = 'capture.change' | 'sensor.start' | 'sensor.stop' | 'place.read' | 'place.follow'

const PLACE_MS = 1_000

/** Sensors tell again and again what the bench set them to, while the mini-program listens. */
export function senseAnswers({ device: { state, happen }, scope }: AnswerNeeds): Pick<Answers<DeviceCalls>, Names> {
  const running = new Map<Sensor | 'place', Scope>()
  const begin = (of: Sensor | 'place', periodMs: number, tell: () => void): void => {
    running.get(of)?.end()
    const life = createScope(scope)
    running.set(of, life)
    every(life, periodMs, () => {
      if (state.getState().phone.foreground) tell()
    })
  }
  return {
    'capture.change'({ hidden }) {
      state.setState({ hiddenOnCapture: hidden })
      return success(null)
    },
    'sensor.start'({ sensor, periodMs }) {
      begin(sensor, periodMs, () => happen('sensor', { sensor, values: state.getState().senses[sensor] }))
      return success(null)
    },
    'sensor.stop'({ sensor }) {
      running.get(sensor)?.end()
      return success(null)
    },
    'place.read': () => success(state.getState().place),
    'place.follow'({ follow }) {
      const tell = (): void => happen('place', state.getState().place)
      if (!follow) running.get('place')?.end()
      else {
        tell()
        begin('place', PLACE_MS, tell)
      }
      return success(null)
    },
  }
}
