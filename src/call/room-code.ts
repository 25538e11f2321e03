import type { RoleWish } from '#shared/protocol/http'
import { decoded, joinPath } from './paths'

/** Digits of a room code. */
export const CODE_LENGTH = 6

/** The room code inside what somebody typed or pasted: `482913`, `482 913`, `房间号：482-913`, or a link with `code=482913`. */
export function readCode(text: string): string | null {
  const inLink = /[?&]code=(\d{6})(?!\d)/.exec(text)?.[1]
  if (inLink !== undefined) return inLink
  const groups = text.replace(/https?:\/\/\S+/g, ' ').match(/\d(?:[\s-]?\d)*/g) ?? []
  const codes = groups.map((group) => group.replace(/\D/g, '')).filter((digits) => digits.length === CODE_LENGTH)
  return codes[0] ?? null
}

/** As whom a pasted link lets somebody come; nothing if it says only the code. */
export function readLinkWish(text: string): RoleWish {
  const said = (key: string) => decoded(new RegExp(`[?&]${key}=([^&#\\s]+)`).exec(text)?.[1])
  return { role: said('role'), invitation: said('invitation') }
}

/** As people read it aloud: `482 913`. */
export const spoken = (code: string): string => (code.length > 3 ? `${code.slice(0, 3)} ${code.slice(3)}` : code)

/** What stands in the field while somebody types: a link stays until it is understood, and while it says more than a code; digits are grouped. */
export function tidy(text: string): string {
  const code = readCode(text)
  if (code !== null && readLinkWish(text).role !== undefined) return text
  if (code !== null) return spoken(code)
  return /^[\d\s-]*$/.test(text) ? spoken(text.replace(/\D/g, '').slice(0, CODE_LENGTH)) : text
}

/** The address that brings a browser into the room. */
export const linkTo = (serverBase: string, code: string, wish: RoleWish = {}): string => `${serverBase}/#${joinPath(code, wish)}`
