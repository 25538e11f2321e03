import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Scope } from '#shared/kernel/scope'
import { answerCall, type Answers } from '../border/calls.ts'
import type { DeviceCalls, DeviceEvents, FromLogic, ToLogic } from '../border/device.ts'
import type { Port } from '../border/port.ts'
import type { SystemFacts } from '../border/system.ts'
import { answersOf } from './answers.ts'
import { createQuestions, type Questions } from './questions.ts'
import { firstState, withCount, withFinding, type DeviceState } from './state.ts'

/** Where one mini-program's storage lies on this phone. */
export interface KeyedStore {
  entries(): readonly (readonly [key: string, json: string])[]
  write(key: string, json: string | null): void
}

/** One simulated phone: what it shows, what it answers the mini-program, what may be done to it. */
export interface Device {
  readonly state: StoreApi<DeviceState>
  readonly questions: Questions
  /** Lets something happen to the mini-program. */
  happen<N extends keyof DeviceEvents>(name: N, detail: DeviceEvents[N]): void
  changeFacts(change: Partial<SystemFacts>): void
  changePhone(change: Partial<DeviceState['phone']>): void
  /** The mini-program's end of the pipe is there. */
  connect(port: Port<ToLogic, FromLogic>): void
}

/** Supplied by the browser's page or by a test. */
export interface DeviceNeeds {
  readonly facts: SystemFacts
  readonly store: KeyedStore
  /** The system's clipboard, or a text of one's own. */
  readonly clipboard: { read(): Promise<string>; write(text: string): Promise<void> }
  /** Where saved files lie; without it they last as long as the mini-program runs. */
  readonly files?: { write(path: string, bytes: ArrayBuffer | null): void }
  closed(): void
}

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
function eventOf<N extends keyof DeviceEvents>(name: N, detail: DeviceEvents[N]): ToLogic {
  const holder: object = { message: { what: 'event', name, detail } }
  const message: ToLogic = Reflect.get(holder, 'message')
  return message
}
