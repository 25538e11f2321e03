import { failure } from '#shared/kernel/result'
import type { CallFailure } from '../../border/calls.ts'

type Refusal = { readonly ok: false; readonly failure: CallFailure }
const refusal = (why: string, errno: number): Refusal => failure({ why, errno })

/** How the file system says no; https://developers.weixin.qq.com/miniprogram/dev/api/file/FileSystemManager.html */
export const noFile = (path: string): Refusal => refusal(`no such file or directory ${path}`, 1300002)
export const mayNot = (path: string): Refusal => refusal(`permission denied, open ${path}`, 1300013)
export const noFolder = (path: string): Refusal => refusal(`not a directory ${path}`, 1300020)
export const isFolderRefusal = (path: string): Refusal => refusal(`illegal operation on a directory, open ${path}`, 1301003)
export const notEmpty = (path: string): Refusal => refusal(`directory not empty ${path}`, 1300066)
export const alreadyThere = (path: string): Refusal => refusal(`file already exists ${path}`, 1301005)
export const noTemporary = (path: string): Refusal => refusal(`tempFilePath file not exist ${path}`, 1301112)
export const badDescriptor: Refusal = refusal('bad file descriptor', 1300009)
export const tooManyOpen: Refusal = refusal('excced max concurrent fd limit', 1302002)
export const badFlag = (flag: string): Refusal => refusal(`permission denied when open using flag ${flag}`, 1302004)
export const outOfRange = (what: 'length' | 'offset' | 'position'): Refusal => refusal(`the value of "${what}" is out of range`, { length: 1301006, offset: 1301007, position: 1301009 }[what])
