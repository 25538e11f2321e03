import { createScope, type Scope } from '#shared/kernel/scope'
import { pairOfPorts } from '../border/port.ts'
import type { FromSecond, SecondPort, ToSecond } from '../logic/second/contract.ts'
import { startSecond } from '../logic/second/start.ts'
import { createVmSandbox } from './sandbox.ts'

/** The second thread of a mini-program as a realm of its own in this one: messages are copied and come later, as between threads. */
export function openSecond(scope: Scope): SecondPort {
  const life = createScope(scope)
  const [first, second] = pairOfPorts<ToSecond, FromSecond>()
  life.onEnd(() => {
    first.close()
    second.close()
  })
  second.listen((message) => {
    if (message.what === 'second') startSecond(message.order, { port: second, sandbox: createVmSandbox(), now: Date.now }, life)
  })
  return { ...first, close: life.end }
}
