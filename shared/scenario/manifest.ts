import type { StreamSource } from '#shared/room/state'
import type { Law, LawReducer } from './law.ts'
import type { LayoutMode } from './layout.ts'

/** What a role may do. One closed list; scenarios combine, they do not add. */
export type Capability = 'publish' | 'chat' | 'raise-hand' | 'mute-others' | 'invite' | 'take-down' | 'remove' | 'end' | 'record' | 'mix' | 'share-files' | 'move'

export interface RoleRule {
  readonly id: string
  readonly can: readonly Capability[]
  /** How one comes to it: `by-host` who opened the room, `by-code` anybody with its code, `by-invitation` with a paper from the host. Roles of power are never `by-code`. */
  readonly taken: 'by-host' | 'by-code' | 'by-invitation'
  /** Where a member of this role stands on arrival: on stage, or in the audience until invited. */
  readonly arrives: 'seated' | 'audience'
  /** How many of this role at once. */
  readonly limit: number
  readonly sources: readonly StreamSource[]
  /** The camera that is opened first; `front` if left out. */
  readonly facing?: 'front' | 'rear' | undefined
}

/** One kind of the scenario's rooms: what differs from the manifest, and nothing else. */
export interface ScenarioVariant {
  readonly id: string
  readonly seats?: number | undefined
  readonly capacity?: number | undefined
  readonly layout?: LayoutMode | undefined
  readonly crowd?: boolean | undefined
  /** What differs in a role, by its id. */
  readonly roles?: Readonly<Record<string, Partial<Pick<RoleRule, 'arrives' | 'limit'>>>> | undefined
}

/** The words of a scenario: the same keys in each language. */
export interface ScenarioWords {
  readonly title: string
  /** One sentence for the lobby's card. */
  readonly sentence: string
  /** The card's button. */
  readonly action: string
  /** What a new room is called, until its host names it. */
  readonly roomTitle: string
  /** The button before the room. */
  readonly enter: string
  /** A role's name by its id. */
  readonly roles: Readonly<Record<string, string>>
  /** A variant's name and one sentence, by its id. */
  readonly variants?: Readonly<Record<string, { readonly name: string; readonly sentence: string }>> | undefined
}

/** What a scenario says in its room, by keys of its own: the same ones in each language. */
export type RoomWords = Readonly<Record<string, string>>

/** A product on the common base: one folder in `src/scenarios`, one line in `catalog.ts`. Pure data: the server reads it too. */
export interface ScenarioManifest {
  readonly id: string
  /** The WeChat subpackage's root, the folder's own path inside `src`. */
  readonly root: string
  /** Paths inside `root`; the first is the room. */
  readonly pages: readonly string[]
  readonly icon: 'graduation-cap' | 'car' | 'gamepad'
  readonly words: { readonly zh: ScenarioWords; readonly en: ScenarioWords }
  /** The lobby card's picture: a whole SVG document that fills its place (`preserveAspectRatio="xMidYMid slice"`). */
  readonly picture: string
  readonly layout: LayoutMode
  readonly roles: readonly RoleRule[]
  /** The role of who opens the room, and of who comes by code. Other roles are asked for by name, see `RoleRule.taken`. */
  readonly hostRole: string
  readonly guestRole: string
  /** How many may stand on stage, and how many in the room. */
  readonly seats: number
  readonly capacity: number
  /**
   * The audience is a crowd: who leads nobody is told of those on stage and of those who lead, and of how many people there are.
   * Thousands who come and go are no news for each other then.
   */
  readonly crowd?: boolean | undefined
  /** What whoever opens a room chooses from, the usual one first. A room that names none is as the manifest says. */
  readonly variants?: readonly ScenarioVariant[] | undefined
  /** So many seconds of every stream the gateway keeps in memory, for clips; at most 120, nothing if left out. A browser's stream costs a conversion of its sound and a keyframe every two seconds. */
  readonly keepsSeconds?: number | undefined
}

/** What a scenario's own pages carry: it comes with its subpackage, so the lobby loads none of it. */
export interface ScenarioRoom {
  /** What shows the room; its rules are the server's, see `RuledScenario`. */
  readonly law: LawReducer
  readonly say: { readonly zh: RoomWords; readonly en: RoomWords }
}

/** A scenario as the server runs it, with its whole law: `src/scenarios/laws.ts` lists them. */
export interface RuledScenario extends ScenarioManifest {
  readonly law: Law
}
