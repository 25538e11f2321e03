import { failure, success } from '#shared/kernel/result'
import type { Answers } from '../../border/calls.ts'
import type { DeviceCalls } from '../../border/device.ts'
import type { AnswerNeeds } from '../contract.ts'

type Names = 'clipboard.read' | 'clipboard.write' | 'store.read' | 'store.write' | 'system.change' | 'app.exit' | 'app.restart'

/** The mini-program's storage, the clipboard, and its end. */
export function appAnswers({ device, store, clipboard, closed }: AnswerNeeds): Pick<Answers<DeviceCalls>, Names> {
  return {
    'clipboard.read': () => clipboard.read().then((text) => success({ text }), () => failure({ why: 'the clipboard is closed to this page' })),
    'clipboard.write': ({ text }) => clipboard.write(text).then(() => success(null), () => failure({ why: 'the clipboard is closed to this page' })),
    'store.read': () => success({ entries: store.entries() }),
    'store.write'({ key, json }) {
      store.write(key, json)
      device.state.setState(({ stored: { [key]: _old, ...others } }) => ({ stored: json === null ? others : { ...others, [key]: json } }))
      return success(null)
    },
    'system.change'(change) {
      device.changeFacts(change)
      return success(null)
    },
    'app.restart'({ path }) {
      device.state.setState({ restart: { path } })
      closed()
      return success(null)
    },
    'app.exit'() {
      closed()
      return success(null)
    },
  }
}
