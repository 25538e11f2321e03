import type { ChosenFile } from './chosen-file.ts'
import type { KeyboardWish } from './keyboard.ts'
import type { ScreenChange } from './navigation-bar.ts'
import type { AuthScope } from './system.ts'
import type { Theme } from './theme.ts'

/** What the phone is doing, as far as its pages feel it. */
export interface PhoneState {
  readonly foreground: boolean
  readonly inCall: boolean
  readonly theme: Theme
  /** The account's category allows live components. */
  readonly liveAllowed: boolean
  /** How many players the phone decodes at once. */
  readonly mostPlayers: number
  /** Live components tell their codes; WeChat's updates have dropped some before. */
  readonly liveCodes: boolean
  /** Pictures that are pushed carry a clock, which players read. */
  readonly liveClock: boolean
  /** How often players were told to fall behind, and to stay there. */
  readonly liveLags: number
  /** A film or picture of the computer in the camera's place: its address in this browser. */
  readonly cameraFile: { readonly url: string; readonly type: string; readonly name: string } | null
  readonly safe: { readonly top: number; readonly bottom: number }
}

/** What a page's view asks the logic layer. */
export type LogicCalls = {
  readonly 'permission': { readonly ask: { readonly scope: 'scope.camera' | 'scope.record' }; readonly reply: { readonly allowed: boolean } }
  /** The bytes of a temporary or saved file. */
  readonly 'file': { readonly ask: { readonly path: string }; readonly reply: { readonly bytes: ArrayBuffer; readonly type: string } }
  /** Keeps bytes as a temporary file and answers its path. */
  readonly 'keep-file': { readonly ask: { readonly bytes: ArrayBuffer; readonly extension: string }; readonly reply: { readonly path: string } }
  /** What a `navigator` leads to: an open type and where. */
  readonly 'navigate': { readonly ask: { readonly openType: 'navigate' | 'redirect' | 'switchTab' | 'reLaunch' | 'navigateBack' | 'exit'; readonly url: string; readonly delta: number }; readonly reply: null }
  /** The person changes what they allowed this mini-program. */
  readonly 'settings': { readonly ask: null; readonly reply: Readonly<Partial<Record<AuthScope, boolean>>> }
  /** The page on top is shared by a button of it; the button's own id, where it has one. */
  readonly 'share': { readonly ask: { readonly id: string }; readonly reply: null }
  /** The person chooses one file of the computer; null if they turn away. */
  readonly 'choose-file': { readonly ask: { readonly title: string; readonly accept: string }; readonly reply: ChosenFile | null }
  /** `page-meta` and `navigation-bar` change how the page on top looks. */
  readonly 'look': { readonly ask: ScreenChange; readonly reply: null }
  /** A field is written in: the keyboard rises; its height is answered, and how much of the page's foot it covers. `null`: none is any more. */
  readonly 'keyboard': { readonly ask: KeyboardWish | null; readonly reply: { readonly height: number; readonly covered: number } }
}
