import type { DeviceLine } from '../device-line.ts'
import type { LogicNeeds } from '../needs.ts'
import { bufferOf } from './bytes.ts'
import { createFileSystem, type FileSystem } from './file-system.ts'
import { encodeUtf8 } from './text.ts'

/** The file system of a mini-program that is about to start. */
export const filesOf = ({ app, savedFiles = [], readPackage, now }: LogicNeeds, device: DeviceLine['call']): FileSystem => createFileSystem({
  kept: savedFiles,
  packageFiles: Object.fromEntries(Object.entries(app.files).filter(([path]) => !CODE.test(path))),
  readPackage: readPackage ?? ((path) => {
    const config = path.endsWith('.json') ? app.configs[path.slice(0, -'.json'.length)] : undefined
    return config === undefined ? null : bufferOf(encodeUtf8(JSON.stringify(config)))
  }),
  write: (path, bytes) => void device('file.write', { path, bytes }),
  now,
})

/** On a phone, code is compiled, and not among the package's files. */
const CODE = /\.(js|ts|wxml|wxss|wxs)$/
