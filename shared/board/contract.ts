import type { MemberId } from '#shared/room/state'

/** A board's page is 16,000 by 9,000 of these, from the upper left corner; ink may go beyond its edges. */
export const PAGE_BOX = { width: 16_000, height: 9_000 } as const
/** No coordinate is further from the corner than this, in either direction. */
export const FURTHEST = 64_000
/** Widths of ink and sizes of text, from and to. */
export const WIDTHS = { from: 1, to: 2_000 } as const
export const TEXT_SIZES = { from: 50, to: 4_000 } as const

/** 6 to 24 of [a-z0-9]; whoever draws chooses it. */
export type ElementId = string
/** The same; the server chooses it. */
export type PageId = string

export const COLOURS = ['ink', 'red', 'orange', 'green', 'teal', 'blue', 'purple', 'white'] as const
/** A name, not a value: a reader shows it as fits its page. */
export type Colour = (typeof COLOURS)[number]

/** `pen`: strokes with pressure. `marker`: wide, and seen through. */
export const PENS = ['pen', 'marker'] as const
export const SHAPES = ['line', 'arrow', 'rectangle', 'ellipse', 'triangle'] as const
export type Pen = (typeof PENS)[number]
export type Shape = (typeof SHAPES)[number]

/** Left, top, right, bottom; lines and arrows go from the first corner to the second, so these may be turned around. */
export type Box = readonly [left: number, top: number, right: number, bottom: number]

/** What is drawn. Lengths and places are whole numbers in units of `PAGE_BOX`. */
export type Figure =
  /** x and y of the first point, then the differences from point to point. */
  | { readonly kind: 'stroke'; readonly pen: Pen; readonly colour: Colour; readonly width: number; readonly points: readonly number[] }
  | { readonly kind: 'shape'; readonly shape: Shape; readonly colour: Colour; readonly width: number; readonly box: Box }
  /** Its upper left corner; `size` is the height of a line. */
  | { readonly kind: 'text'; readonly text: string; readonly colour: Colour; readonly size: number; readonly at: readonly [x: number, y: number] }
  /** `file` names a file of the room. */
  | { readonly kind: 'image'; readonly file: string; readonly box: Box }

/** Something on a page. Its place in the page's list is its height: what comes later lies above. */
export type BoardElement = {
  readonly id: ElementId
  readonly author: MemberId
  /** On whose own sheet it lies; null: on the page itself, for all. */
  readonly sheet: MemberId | null
  readonly figure: Figure
}

/** What lies below a page's ink. */
export type Background = null | { readonly file: string; readonly width: number; readonly height: number }

export type BoardPage = {
  readonly id: PageId
  readonly background: Background
  readonly elements: readonly BoardElement[]
  /**
   * Private work: since it began everybody without power draws on a sheet of their own, which only they and who teaches see,
   * until it is shown. Null: no such work on this page.
   */
  readonly work: null | { readonly open: boolean; readonly shown: readonly MemberId[] }
}

/** A board as the room keeps it. */
export type BoardState = {
  /** Never empty. */
  readonly pages: readonly BoardPage[]
  /** The page that all see. */
  readonly current: PageId
  /** Who may draw beside those who teach; kept through page changes, leaving and coming back. */
  readonly writers: readonly MemberId[]
  /** All may draw, whoever they are. */
  readonly everybodyWrites: boolean
  /** Who may draw changes and removes only what is their own. */
  readonly ownOnly: boolean
}

/** Another figure for an element. */
export type BoardChange = { readonly id: ElementId; readonly figure: Figure }

/** What one asks of a board. As JSON text it is at most `MOST.moveLength` long; `split.ts` makes several of what is longer. */
export type BoardMove =
  | { readonly type: 'add'; readonly page: PageId; readonly id: ElementId; readonly figure: Figure }
  /** Other figures for elements that are there: moved, resized, rewritten. */
  | { readonly type: 'change'; readonly page: PageId; readonly changes: readonly BoardChange[] }
  | { readonly type: 'remove'; readonly page: PageId; readonly ids: readonly ElementId[] }
  /** Those who teach only, from here on. Removes everything from a page. */
  | { readonly type: 'clear'; readonly page: PageId }
  /** One page for each background, behind the page `after`, or at the end. */
  | { readonly type: 'pages.add'; readonly after: PageId | null; readonly backgrounds: readonly Background[]; /** To the first of them, at once. */ readonly go?: boolean }
  | { readonly type: 'pages.remove'; readonly page: PageId }
  | { readonly type: 'pages.go'; readonly page: PageId }
  | { readonly type: 'rights'; readonly member: MemberId; readonly writes: boolean }
  | { readonly type: 'rights.all'; readonly everybodyWrites: boolean; readonly ownOnly: boolean }
  /** Begins private work on a page, or ends it: sheets that were not shown stay hidden, and nobody draws on them any more. */
  | { readonly type: 'work'; readonly page: PageId; readonly open: boolean }
  /** Shows a sheet to all, or takes it back. */
  | { readonly type: 'show'; readonly page: PageId; readonly member: MemberId; readonly shown: boolean }

/** What happens on a board. A sheet is hidden until it is shown: what happens there is told to its owner and to those who teach. */
export type BoardHappening =
  /** `hidden`: it lies on a sheet that is not shown. */
  | { readonly type: 'added'; readonly page: PageId; readonly element: BoardElement; readonly hidden: boolean }
  /** All of one sheet. `hidden`: whose it is, if it is not shown, here and below. */
  | { readonly type: 'changed'; readonly page: PageId; readonly changes: readonly BoardChange[]; readonly hidden: MemberId | null }
  | { readonly type: 'removed'; readonly page: PageId; readonly ids: readonly ElementId[]; readonly hidden: MemberId | null }
  | { readonly type: 'cleared'; readonly page: PageId }
  | { readonly type: 'pages.added'; readonly after: PageId; readonly pages: readonly { readonly id: PageId; readonly background: Background }[]; readonly go: boolean }
  /** If it was the current one, the page behind it is it now, or the one before it if there is none. */
  | { readonly type: 'pages.removed'; readonly page: PageId }
  | { readonly type: 'pages.went'; readonly page: PageId }
  | { readonly type: 'rights'; readonly member: MemberId; readonly writes: boolean }
  | { readonly type: 'rights.all'; readonly everybodyWrites: boolean; readonly ownOnly: boolean }
  | { readonly type: 'work'; readonly page: PageId; readonly open: boolean }
  /** The sheet lies above everything on the page, for all: these are its elements. */
  | { readonly type: 'shown'; readonly page: PageId; readonly member: MemberId; readonly elements: readonly BoardElement[] }
  /** `gone`: for who hears this the sheet's elements are there no more. */
  | { readonly type: 'taken-back'; readonly page: PageId; readonly member: MemberId; readonly gone: boolean }

/** What passes while a hand moves, see `Law.passing`. Who sends more than `fitsPassing` allows loses the connection: a long stroke that is moved is shown at its end. */
export type BoardPassing =
  /** Points of a stroke that is being drawn, from the first one on or going on: the first of a piece is absolute. */
  | { readonly kind: 'ink'; readonly page: PageId; readonly id: ElementId; readonly pen: Pen; readonly colour: Colour; readonly width: number; readonly from: number; readonly points: readonly number[] }
  /** The figure of an element that is being drawn or moved. */
  | { readonly kind: 'figure'; readonly page: PageId; readonly id: ElementId; readonly figure: Figure }
  /** It will not come. */
  | { readonly kind: 'gone'; readonly page: PageId; readonly id: ElementId }
  | { readonly kind: 'laser'; readonly page: PageId; readonly at: readonly [x: number, y: number] | null }
  /** What of the page whoever teaches looks at: its middle, and how much larger than the whole page. */
  | { readonly kind: 'view'; readonly page: PageId; readonly at: readonly [x: number, y: number]; readonly zoom: number }

/** More is refused with a code of its own. */
export const MOST = {
  pages: 600,
  /** On the page itself. */
  elementsAPage: 5_000,
  /** On a sheet of one's own. */
  elementsASheet: 500,
  /** As `weight`, of a sheet of one's own: it is shown in one message. */
  weightASheet: 200_000,
  /** Numbers and letters of all figures of a board, about 4 bytes of JSON each: five pages that are full of strokes. */
  weight: 4_000_000,
  /** Points of one stroke; a longer one is sent as several. */
  points: 1_500,
  text: 1_000,
  /** Changed or removed by one move. */
  atOnce: 500,
  /** JSON text of one move, in UTF-16 units: what is longer fits no command. */
  moveLength: 20_000,
  /** Who may draw, and sheets that are shown on one page. */
  members: 2_000,
} as const
