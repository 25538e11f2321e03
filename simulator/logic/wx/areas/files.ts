import * as v from 'valibot'
import { success } from '#shared/kernel/result'
import type { Operation } from '../../files/operations.ts'
import { asyncApi, refuse, settle, syncApi, type Area } from '../api.ts'
import type { WxHost } from '../host.ts'
import { oneEach } from '../one-each.ts'

/** The methods that answer at once: their plain arguments by name, and which part of the answer they give; the others take an object. */
const AT_ONCE: Readonly<Record<string, { readonly names: readonly string[] | null; readonly gives: string | null }>> = {
  access: { names: ['path'], gives: null },
  appendFile: { names: ['filePath', 'data', 'encoding'], gives: null },
  close: { names: null, gives: null },
  copyFile: { names: ['srcPath', 'destPath'], gives: null },
  fstat: { names: null, gives: 'stats' },
  ftruncate: { names: null, gives: null },
  mkdir: { names: ['dirPath', 'recursive'], gives: null },
  open: { names: null, gives: 'fd' },
  read: { names: null, gives: '' },
  readFile: { names: ['filePath', 'encoding', 'position', 'length'], gives: 'data' },
  readdir: { names: ['dirPath'], gives: 'files' },
  rename: { names: ['oldPath', 'newPath'], gives: null },
  rmdir: { names: ['dirPath', 'recursive'], gives: null },
  saveFile: { names: ['tempFilePath', 'filePath'], gives: 'savedFilePath' },
  stat: { names: ['path', 'recursive'], gives: 'stats' },
  truncate: { names: null, gives: null },
  unlink: { names: ['filePath'], gives: null },
  write: { names: null, gives: '' },
  writeFile: { names: ['filePath', 'data', 'encoding'], gives: null },
}

/** https://developers.weixin.qq.com/miniprogram/dev/api/file/wx.getFileSystemManager.html */
export const files: Area = {
  getFileSystemManager: syncApi((_, host) => managerOf(host), { partly: 'package files that are code can\'t be read, as on a phone; brotli files (readCompressedFile) can\'t either' }),
  saveFileToDisk: asyncApi(v.object({ filePath: v.string() }), async ({ filePath }, { files: system, device }) => {
    const found = system.read(filePath)
    if (!found.ok) return found
    const name = filePath.split('/').at(-1) ?? filePath
    const { bytes, type } = found.value
    const kept = await device('trace.leave', { kind: 'file', text: name, detail: null, file: { name, type, bytes: bytes.slice().buffer } })
    return kept.ok ? success({}) : kept
  }),
}

const managerOf = oneEach((host) => Object.fromEntries(Object.entries(host.files.operations).flatMap(([name, run]) => [
  [name, later(name, run, host)] as const,
  ...(Object.hasOwn(AT_ONCE, name) ? [[`${name}Sync`, atOnce(name, run)] as const] : []),
])))

/** These methods have callbacks and no promise: a failure that nobody asked about is nobody's. */
const later = (name: string, run: Operation, host: WxHost) => (options?: unknown): void => {
  void settle(name, host, { complete: () => undefined, ...(typeof options === 'object' ? options : {}) }, () => run(options))
}

const atOnce = (name: string, run: Operation) => (...args: readonly unknown[]): unknown => {
  const { names = null, gives = null } = AT_ONCE[name] ?? {}
  const answer = run(names === null ? args[0] : Object.fromEntries(names.flatMap((one, index) => (args[index] === undefined ? [] : [[one, args[index]]]))))
  if (!answer.ok) return refuse(`${name}Sync`, answer.failure.why)
  const { value } = answer
  return gives === null ? undefined : gives === '' ? value : Reflect.get(value, gives)
}
