import { createStore } from 'zustand/vanilla'
import type { Scope } from '#shared/kernel/scope'
import { answerCall, type Answers } from '../border/calls.ts'
import type { DeviceCalls, DeviceEvents, FromLogic, ToLogic } from '../border/device.ts'
import type { Port } from '../border/port.ts'
import type { SystemFacts } from '../border/system.ts'
import { answersOf } from './answers.ts'
import type { Device, DeviceNeeds } from './contract.ts'
import { createQuestions } from './questions.ts'
import { firstState, withCount, withFinding, type DeviceState } from './state.ts'
import { typed } from '../border/typed.ts'

export function createDevice(needs: DeviceNeeds, scope: Scope): Device {
  const state = createStore<DeviceState>(() => ({ ...firstState(needs.facts), stored: Object.fromEntries(needs.store.entries()) }))
  const questions = createQuestions(state, scope)
  let port: Port<ToLogic, FromLogic> | null = null
  const happen: Device['happen'] = (name, detail) => port?.post(eventOf(name, detail))
  const changeFacts = (change: Partial<SystemFacts>): void => {
    state.setState(({ facts }) => ({ facts: { ...facts, ...change } }))
    happen('system', state.getState().facts)
  }
  const changePhone: Device['changePhone'] = (change) => {
    state.setState(({ phone }) => ({ phone: { ...phone, ...change } }))
    happen('phone', state.getState().phone)
  }
  const device: Device = {
    state,
    questions,
    happen,
    changeFacts,
    changePhone,
    connect(fresh) {
      port = fresh
      fresh.listen((message) => {
        if (scope.ended || port !== fresh) return
        if (message.what === 'found') state.setState((now) => withFinding(now, message.finding))
        else if (message.what === 'counted') state.setState((now) => withCount(now, message.count))
        else if (message.what === 'call') void answerCall(answers, message, (reply) => fresh.post(reply))
      })
    },
  }
  const answers: Answers<DeviceCalls> = answersOf({ ...needs, device, scope })
  return device
}

/** The table of events pairs names and details; a union can't say so of two variables. */
const eventOf = <N extends keyof DeviceEvents>(name: N, detail: DeviceEvents[N]): ToLogic => typed({ what: 'event', name, detail })
