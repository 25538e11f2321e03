import type { RoleWish } from '#shared/protocol/http'
import type { ScenarioManifest } from '#shared/scenario/manifest'

/** A known room, and as whom. */
export type JoinAim = { readonly aim: 'join'; readonly room: string } & RoleWish

/** What the device check prepares: a known room, a room to be opened, or only the devices. */
export type CheckAim =
  | JoinAim
  | { readonly aim: 'open'; readonly scenario: string; readonly title: string; readonly variant?: string | undefined }
  | { readonly aim: 'devices' }

const query = (values: Readonly<Record<string, string | undefined>>): string =>
  Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [`${key}=${encodeURIComponent(value)}`])).join('&')

export const lobbyPath = '/pages/lobby/index'

/** Where a link leads: the room's code, and as whom to come if not as everybody does. */
export const joinPath = (code: string, wish: RoleWish = {}): string => `/pages/join/index?${query({ code, ...wishOf(wish) })}`

/** The page before a room. */
export function checkPath(aim: CheckAim): string {
  const { aim: kind, ...values } = aim
  return `/pages/check/index?${query({ aim: kind, ...values })}`
}

/** A scenario's room. */
export const roomPath = ({ root, pages }: Pick<ScenarioManifest, 'root' | 'pages'>, room: string, wish: RoleWish = {}): string =>
  `/${root}/${pages[0] ?? ''}?${query({ room, ...wishOf(wish) })}`

/** One's schedule. */
export const plansPath = '/pages/plans/index'

/** Where a room is planned ahead. */
export const newPlanPath = (wish: { readonly scenario?: string; readonly title?: string; readonly variant?: string | undefined } = {}): string => `${plansPath}?${query({ new: '1', ...wish })}`

/** Where a recording is watched. */
export const replayPath = (id: string): string => `/pages/replay/index?${query({ id })}`

/** As whom an address says that somebody comes. */
export const readWish = (params: Readonly<Record<string, string | undefined>>): RoleWish => wishOf({ role: decoded(params['role']), invitation: decoded(params['invitation']) })

const wishOf = ({ role, invitation }: RoleWish) => ({ role, invitation })

/** The aim in a page's parameters; WeChat hands them over still encoded. */
export function readAim(params: Readonly<Record<string, string | undefined>>): CheckAim {
  const value = (key: string) => decoded(params[key])
  const room = value('room')
  if (room !== undefined) return { aim: 'join', room, ...readWish(params) }
  const scenario = value('scenario')
  return scenario === undefined ? { aim: 'devices' } : { aim: 'open', scenario, title: value('title') ?? '', variant: value('variant') }
}

/** A parameter that may be encoded once more than the page expects. */
export function decoded(text: string | undefined): string | undefined {
  if (text === undefined || text === '') return undefined
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
