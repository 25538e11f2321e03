import type { Json } from '#shared/kernel/json'
import type { CallMessage } from './calls.ts'
import type { NavigationBar, ScreenChange } from './navigation-bar.ts'
import type { ChosenFile } from './chosen-file.ts'
import type { KeyboardWish } from './keyboard.ts'
import type { LiveFacts } from './live.ts'
import type { PhoneState } from './phone-state.ts'
import type { Port } from './port.ts'
import type { SoundAct, SoundNews } from './sound.ts'
import type { AuthScope, SystemFacts } from './system.ts'
import type { Finding } from './view.ts'

export interface TabItem { readonly pagePath: string; readonly text: string; readonly iconPath: string | null; readonly selectedIconPath: string | null; readonly badge: string | null; readonly redDot: boolean }
export interface TabBar { readonly shown: boolean; readonly custom: boolean; readonly color: string; readonly selectedColor: string; readonly background: string; readonly border: 'black' | 'white'; readonly position: 'bottom' | 'top'; readonly items: readonly TabItem[]; readonly selected: number }

/** One page's place on the phone. */
export interface ScreenPlan {
  readonly screen: number
  readonly route: string
  readonly query: Readonly<Record<string, string>>
  readonly navigation: NavigationBar
  readonly tab: boolean
  readonly backgroundColor: string
  readonly orientation: 'portrait' | 'landscape' | 'auto'
}

/** What the mini-program left on the phone outside itself: a call that was dialled, a picture in the album. */
export interface Trace {
  readonly kind: 'call' | 'message' | 'contact' | 'calendar' | 'album' | 'file' | 'vibration' | 'share' | 'payment' | 'report'
  readonly text: string
  readonly detail: Json
  readonly file: ChosenFile | null
}

/** Where the phone is: GCJ-02 degrees, metres, metres a second. */
export interface Place { readonly latitude: number; readonly longitude: number; readonly altitude: number; readonly accuracy: number; readonly speed: number }

export type Sensor = 'accelerometer' | 'compass' | 'gyroscope' | 'motion'
/** How the phone is held and moved: in g, degrees, radians a second, and radians, as WeChat has them. */
export type Senses = Readonly<Record<Sensor, Readonly<Record<string, number>>>>

type Ask<A, R> = { readonly ask: A; readonly reply: R }

/** What the logic layer asks of the phone. Grown by areas; each name is answered in `phone/`. */
export type DeviceCalls = {
  readonly 'screen.open': Ask<ScreenPlan, { readonly width: number; readonly height: number }>
  readonly 'screen.close': Ask<{ readonly screen: number }, null>
  readonly 'screen.change': Ask<{ readonly screen: number; readonly change: ScreenChange }, null>
  readonly 'tab-bar.change': Ask<{ readonly tabBar: TabBar }, null>
  readonly 'toast.show': Ask<{ readonly kind: 'toast' | 'loading'; readonly title: string; readonly icon: string; readonly image: string | null; readonly mask: boolean; readonly durationMs: number | null }, null>
  readonly 'toast.hide': Ask<{ readonly kind: 'toast' | 'loading' }, null>
  readonly 'modal.show': Ask<{ readonly title: string; readonly content: string; readonly cancel: string | null; readonly cancelColor: string; readonly confirm: string; readonly confirmColor: string; readonly editable: boolean; readonly placeholder: string }, { readonly confirmed: boolean; readonly content: string }>
  readonly 'sheet.show': Ask<{ readonly alert: string; readonly items: readonly string[]; readonly color: string }, { readonly index: number }>
  readonly 'permission.ask': Ask<{ readonly scope: AuthScope; readonly reason: string }, { readonly allowed: boolean }>
  readonly 'permission.all': Ask<null, Readonly<Partial<Record<AuthScope, boolean>>>>
  readonly 'permission.open': Ask<{ readonly scopes: readonly AuthScope[] }, Readonly<Partial<Record<AuthScope, boolean>>>>
  /** A field of this screen is written in, or none any more. */
  readonly 'keyboard.change': Ask<{ readonly screen: number; readonly wish: KeyboardWish | null }, { readonly height: number; readonly covered: number }>
  /** The mini-program puts the keyboard away; fails if there is none. */
  readonly 'keyboard.hide': Ask<null, null>
  readonly 'clipboard.read': Ask<null, { readonly text: string }>
  readonly 'clipboard.write': Ask<{ readonly text: string }, null>
  readonly 'store.read': Ask<null, { readonly entries: readonly (readonly [key: string, json: string])[] }>
  readonly 'store.write': Ask<{ readonly key: string; readonly json: string | null }, null>
  readonly 'system.change': Ask<Partial<SystemFacts>, null>
  readonly 'app.exit': Ask<null, null>
  readonly 'app.restart': Ask<{ readonly path: string }, null>
  /** Questions of a general kind; the person may always turn away: -1, null. */
  readonly 'choose.show': Ask<{ readonly title: string; readonly options: readonly string[] }, { readonly index: number }>
  readonly 'fill.show': Ask<{ readonly title: string; readonly fields: readonly { readonly name: string; readonly label: string; readonly value: string }[] }, { readonly values: Readonly<Record<string, string>> | null }>
  readonly 'files.show': Ask<{ readonly title: string; readonly accept: string; readonly most: number }, { readonly files: readonly ChosenFile[] | null }>
  readonly 'look.show': Ask<{ readonly title: string; readonly text: string; readonly images: readonly string[] }, null>
  readonly 'trace.leave': Ask<Trace, null>
  /** A saved file, or `null` when it is gone. */
  readonly 'file.write': Ask<{ readonly path: string; readonly bytes: ArrayBuffer | null }, null>
  /** Whether copies of the screen shall show the mini-program. */
  readonly 'capture.change': Ask<{ readonly hidden: boolean }, null>
  readonly 'sensor.start': Ask<{ readonly sensor: Sensor; readonly periodMs: number }, null>
  readonly 'sensor.stop': Ask<{ readonly sensor: Sensor }, null>
  readonly 'sound.do': Ask<{ readonly sound: number; readonly act: SoundAct }, null>
  readonly 'place.read': Ask<null, Place>
  readonly 'place.follow': Ask<{ readonly follow: boolean }, null>
}

/** What happens on the phone. */
export type DeviceEvents = {
  readonly 'system': SystemFacts
  readonly 'phone': PhoneState
  readonly 'app.show': { readonly path: string; readonly query: Readonly<Record<string, string>>; readonly scene: number; readonly referrer: Json }
  readonly 'app.hide': { readonly reason: 'background' | 'call' | 'capsule' }
  readonly 'network': { readonly isConnected: boolean; readonly networkType: SystemFacts['network'] }
  readonly 'network.weak': { readonly weakNet: boolean; readonly networkType: SystemFacts['network'] }
  readonly 'theme': { readonly theme: SystemFacts['theme'] }
  readonly 'memory': { readonly level: number }
  readonly 'screenshot': Readonly<Record<string, never>>
  readonly 'keyboard': { readonly height: number; readonly duration: number }
  /** Somebody put the keyboard away: its field is not written in any more. */
  readonly 'keyboard.away': { readonly screen: number }
  readonly 'back': { readonly screen: number }
  readonly 'home': Readonly<Record<string, never>>
  readonly 'tab': { readonly index: number }
  readonly 'share': { readonly screen: number; readonly from: 'menu' | 'button'; readonly to: 'friend' | 'timeline' | 'favourites' }
  readonly 'resize': { readonly screen: number; readonly width: number; readonly height: number }
  readonly 'sensor': { readonly sensor: Sensor; readonly values: Readonly<Record<string, number>> }
  readonly 'place': Place
  readonly 'sound': SoundNews
  /** The person copies the page's link in the menu. */
  readonly 'copy-url': { readonly screen: number }
  /** The bench plays WeChat's servers: whether there is a newer version, and whether it could be loaded. */
  readonly 'update': { readonly found: boolean; readonly loaded: boolean }
  /** The system stopped the mini-program's code in the background, or lets it run again. */
  readonly 'suspended': { readonly suspended: boolean }
  readonly 'audio.interrupted': Readonly<Record<string, never>>
  readonly 'audio.resumed': Readonly<Record<string, never>>
}

/** What the bench counts. */
export type Count =
  | { readonly of: 'set-data'; readonly route: string; readonly bytes: number; readonly at: number }
  | { readonly of: 'drawn'; readonly route: string; readonly ms: number }
  | { readonly of: 'console'; readonly level: 'log' | 'info' | 'warn' | 'error' | 'debug'; readonly text: string; readonly at: number }
  | { readonly of: 'sockets'; readonly open: number }
  | { readonly of: 'loaded'; readonly path: string; readonly sha256: string | null }
  | { readonly of: 'live'; readonly live: LiveFacts }
  | { readonly of: 'page-ready'; readonly route: string; readonly ms: number }

export type FromLogic =
  | CallMessage
  | { readonly what: 'found'; readonly finding: Finding }
  | { readonly what: 'counted'; readonly count: Count }

export type ToLogic =
  | CallMessage
  | { [N in keyof DeviceEvents]: { readonly what: 'event'; readonly name: N; readonly detail: DeviceEvents[N] } }[keyof DeviceEvents]

export type DevicePort = Port<FromLogic, ToLogic>
