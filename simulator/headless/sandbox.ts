import vm from 'node:vm'
import type { Sandbox } from '../logic/sandbox.ts'
import { SOURCE_SCHEME } from '../logic/errors.ts'
import { typed } from '../border/typed.ts'

/** A realm of its own for the mini-program's files: nothing of Node is in it. */
export function createVmSandbox(): Sandbox {
  const realm = vm.createContext({}, { codeGeneration: { strings: false, wasm: false } })
  return {
    run(path, code, names) {
      const body = vm.compileFunction(code, Object.keys(names), { filename: `${SOURCE_SCHEME}${path}`, parsingContext: realm })
      Reflect.apply(body, undefined, Object.values(names))
    },
    evaluate(path, expression) {
      const value: unknown = vm.runInContext(`(${expression})`, realm, { filename: `${SOURCE_SCHEME}${path}` })
      return typed(value)
    },
  }
}
