import { settled, until, type TestPhone } from '../../support/simulator/phone'
import type { Proofs } from '../../support/simulator/proof'
import { withApp } from './proving'

export type Thread = Record<'postMessage' | 'onMessage' | 'onError' | 'onProcessKilled' | 'terminate', (given?: unknown) => void>

/** A mini-program with a second thread of these files. */
export const withWorkers = (files: Readonly<Record<string, string>>): Promise<TestPhone> => withApp({ workers: 'workers' }, Object.fromEntries(Object.entries(files).map(([path, code]) => [`workers/${path}`, code])))
export const started = ({ wx }: TestPhone, entry = 'workers/index.js', options?: object): Thread => wx['createWorker']!(entry, options) as Thread
/** What a thread says, in order. */
export function saidBy(thread: Thread): readonly unknown[] {
  const said: unknown[] = []
  thread.onMessage((message: unknown) => said.push(message))
  return said
}

export const ECHO = 'worker.onMessage((message) => worker.postMessage({ heard: message }))'

export const workerProofs: Proofs = {
  createWorker: {
    async effect() {
      const phone = await withWorkers({ 'index.js': 'const add = require("./math/add")\nworker.onMessage(({ numbers }) => worker.postMessage({ sum: add(numbers) }))', 'math/add.js': 'module.exports = (numbers) => numbers.reduce((sum, one) => sum + one, 0)' })
      const thread = started(phone)
      const said = saidBy(thread)
      thread.postMessage({ numbers: [1, 2, 3] })
      await until(() => said.length > 0)
      expect(said).toEqual([{ sum: 6 }])
    },
    async failure(phone) {
      expect(phone.thrown('createWorker', 'workers/index.js')).toBe('createWorker:fail app.json names no folder in "workers"')
      const other = await withWorkers({ 'index.js': ECHO })
      expect(other.thrown('createWorker', 'pages/one/one.js')).toBe('createWorker:fail "pages/one/one.js" is no file in "workers"')
      expect(other.thrown('createWorker', 'workers/gone.js')).toBe('createWorker:fail "workers/gone.js" is no file in "workers"')
      started(other)
      expect(other.thrown('createWorker', 'workers/index.js')).toBe('createWorker:fail exceed max concurrent worker limit 1')
      await settled()
    },
  },
}
