/** One end of a pipe between two layers: what is posted arrives as a copy, in order, and later. */
export interface Port<Out, In> {
  post(message: Out, moved?: readonly Transferable[]): void
  /** One listener; a later one takes its place. What came before the first waits for it. */
  listen(hear: (message: In) => void): void
  close(): void
}

/** What a `MessagePort`, a `Worker` and a worker's own global share. */
export interface Postbox {
  postMessage(message: unknown, moved: Transferable[]): void
  addEventListener(type: 'message', hear: (event: MessageEvent) => void): void
  removeEventListener(type: 'message', hear: (event: MessageEvent) => void): void
  start?: () => void
  close?: () => void
  terminate?: () => void
}

/** A port over a browser's own. `In` is what the other end, our own code too, says it posts. */
export function portOver<Out, In>(box: Postbox): Port<Out, In> {
  let hear: ((message: In) => void) | null = null
  const waiting: In[] = []
  const take = (event: MessageEvent): void => {
    const message: In = event.data
    if (hear === null) waiting.push(message)
    else hear(message)
  }
  box.addEventListener('message', take)
  box.start?.()
  return {
    post: (message, moved = []) => box.postMessage(message, [...moved]),
    listen(listener) {
      hear = listener
      for (const message of waiting.splice(0)) listener(message)
    },
    close() {
      box.removeEventListener('message', take)
      box.close?.()
      box.terminate?.()
    },
  }
}

/** Two ends in one thread: messages are copied as between threads, and come in a later task. */
export function pairOfPorts<A, B>(): readonly [Port<A, B>, Port<B, A>] {
  const { port1, port2 } = new MessageChannel()
  return [portOver<A, B>(port1), portOver<B, A>(port2)]
}
