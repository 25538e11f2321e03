import { createScope, type Scope } from '#shared/kernel/scope'
import { answerCall, createCaller, type Answers, type Caller } from '../../border/calls.ts'
import type { LogicCalls } from '../../border/phone-state.ts'
import type { FromView, LogicPort, ViewNews } from '../../border/view-messages.ts'
import type { NodeId, ViewCalls, ViewOp } from '../../border/view.ts'

/** The logic layer's end of the pipe to one page's view: changes are gathered and leave together. */
export interface ViewLine {
  readonly scope: Scope
  nextNode(): NodeId
  op(op: ViewOp): void
  /** Sends what was gathered; `drawn` is told when it stands on the page, with the time it took. */
  flush(drawn?: (ms: number) => void): void
  ask: Caller<ViewCalls>['call']
  observe(listener: (value: unknown) => void): { readonly id: number; readonly end: () => void }
  post: LogicPort['post']
}

/** Supplied by the page. */
export interface LineNeeds {
  readonly port: LogicPort
  readonly now: () => number
  readonly answers: Answers<LogicCalls>
  heard(news: ViewNews): void
}

export function createViewLine({ port, now, answers, heard }: LineNeeds, parent: Scope): ViewLine {
  const scope = createScope(parent)
  const caller = createCaller<ViewCalls>((message) => port.post(message), scope)
  const drawing = new Map<number, () => void>()
  const observers = createObservers()
  let gathered: ViewOp[] = []
  let planned = false
  let nodes = 0
  let tickets = 0

  const flush = (drawn?: (ms: number) => void): void => {
    planned = false
    if (gathered.length === 0 && drawn === undefined) return
    const ticket = ++tickets
    const began = now()
    if (drawn) drawing.set(ticket, () => drawn(now() - began))
    port.post({ what: 'draw', ticket, ops: gathered })
    gathered = []
  }
  function hear(message: FromView): void {
    switch (message.what) {
      case 'reply':
        return void caller.take(message)
      case 'call':
        return void answerCall(answers, message, (reply) => port.post(reply))
      case 'drawn':
        drawing.get(message.ticket)?.()
        return void drawing.delete(message.ticket)
      case 'observed':
        return observers.tell(message.observer, message.value)
      case 'event':
      case 'model':
      case 'page':
      case 'found':
      case 'live':
        return heard(message)
    }
  }
  port.listen((message) => {
    if (!scope.ended) hear(message)
  })
  scope.onEnd(() => port.close())
  return {
    scope,
    nextNode: () => ++nodes,
    op(op) {
      gathered.push(op)
      if (planned) return
      planned = true
      void Promise.resolve().then(() => planned && flush())
    },
    flush,
    ask(name, about, deadlineMs) {
      flush()
      return caller.call(name, about, deadlineMs)
    },
    observe: observers.add,
    post: (message) => port.post(message),
  }
}

/** Whoever watches something in the view, by number. */
function createObservers() {
  const listeners = new Map<number, (value: unknown) => void>()
  let numbers = 0
  return {
    add(listener: (value: unknown) => void) {
      const id = ++numbers
      listeners.set(id, listener)
      return { id, end: () => void listeners.delete(id) }
    },
    tell: (id: number, value: unknown) => listeners.get(id)?.(value),
  }
}
