import * as v from 'valibot'
import { failure, success } from '#shared/kernel/result'
import { bufferOf } from './bytes.ts'
import { operation, type Operation } from './operations.ts'
import { mayNot, noFile } from './refusals.ts'
import { isUsers, MOST_KEPT_BYTES, parentOf, plainPath, type FileStore } from './store.ts'
import { decodeText, ENCODINGS } from './text.ts'
import { readZip } from './zip.ts'

const path = v.pipe(v.string(), v.transform(plainPath))
const encoding = v.optional(v.picklist(ENCODINGS))
const entry = v.object({ path: v.string(), encoding })

const damaged = failure({ why: 'unzip entry fail', errno: 1301103 })

/** ZIP archives: unpacked whole, or looked into. */
export function zipOperations(store: FileStore): Readonly<Record<string, Operation>> {
  return {
    unzip: operation(v.object({ zipFilePath: path, targetPath: path }), ({ zipFilePath, targetPath }) => {
      const file = store.file(zipFilePath)
      if (!file) return noFile(zipFilePath)
      if (!isUsers(targetPath)) return mayNot(targetPath)
      const entries = readZip(file.bytes)
      if (entries === null) return failure({ why: 'unzip open file fail', errno: 1301102 })
      if (entries.reduce((sum, { size }) => sum + size, 0) > MOST_KEPT_BYTES) return failure({ why: 'the maximum size of the file storage limit is exceeded', errno: 1300202 })
      store.addFolder(targetPath)
      for (const { name, read } of entries) {
        const target = plainPath(`${targetPath}/${name}`)
        if (!target.startsWith(`${targetPath}/`)) return damaged
        store.addFolder(name.endsWith('/') ? target : parentOf(target))
        if (name.endsWith('/')) continue
        const bytes = read()
        if (bytes === null) return damaged
        const put = store.put(target, new Uint8Array(bufferOf(bytes)))
        if (!put.ok) return put
      }
      return success({})
    }),
    readZipEntry: operation(v.object({ filePath: path, encoding, entries: v.union([v.literal('all'), v.array(entry)]) }), ({ filePath, encoding: into, entries: wanted }) => {
      const file = store.file(filePath)
      if (!file) return noFile(filePath)
      const found = readZip(file.bytes)
      if (found === null) return failure({ why: 'unzip open file fail', errno: 1301102 })
      const asked = wanted === 'all' ? found.filter(({ name }) => !name.endsWith('/')).map(({ name }) => ({ path: name, encoding: into })) : wanted
      return success({
        entries: Object.fromEntries(asked.map((one) => {
          const bytes = found.find(({ name }) => name === one.path)?.read()
          if (!bytes) return [one.path, { errMsg: `readZipEntry:fail no such file or directory ${one.path}` }]
          return [one.path, { errMsg: 'readZipEntry:ok', data: one.encoding === undefined ? bufferOf(bytes) : decodeText(bytes, one.encoding) }]
        })),
      })
    }),
  }
}
