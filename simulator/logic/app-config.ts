import type { Json } from '#shared/kernel/json'
import type { AppPackage } from '../border/app-package.ts'
import type { TabBar } from '../border/device.ts'
import type { NavigationBar } from '../border/navigation-bar.ts'

/** What `app.json` and a page's own JSON say, as far as the phone acts on it. */
export interface AppConfig {
  readonly pages: readonly string[]
  readonly entry: string
  readonly subpackages: readonly { readonly root: string; readonly pages: readonly string[] }[]
  readonly tabBar: TabBar | null
  /** It follows the phone's theme. Documented: without `darkmode` it is always a light one. */
  readonly darkMode: boolean
  readonly isTab: (route: string) => boolean
  page(route: string): PageConfig
}

export interface PageConfig {
  readonly navigation: NavigationBar
  readonly backgroundColor: string
  readonly pullDown: boolean
  readonly disableScroll: boolean
  readonly reachBottomPx: number
  readonly orientation: 'portrait' | 'landscape' | 'auto'
}

export function readAppConfig({ configs }: AppPackage, theme: () => 'light' | 'dark'): AppConfig {
  const app = configs['app'] ?? null
  const themes = configs[text(app, 'themeLocation', '').replace(/\.json$/, '')] ?? null
  const darkMode = at(app, 'darkmode') === true
  const shown = (): 'light' | 'dark' => (darkMode ? theme() : 'light')
  const themed = (value: string): string => (value.startsWith('@') ? text(at(themes, shown()), value.slice(1), value) : value)
  const subpackages = [...list(at(app, 'subPackages')), ...list(at(app, 'subpackages'))].map((one) => ({ root: text(one, 'root', '').replace(/\/$/, ''), pages: texts(at(one, 'pages')) }))
  const pages = [...texts(at(app, 'pages')), ...subpackages.flatMap(({ root, pages: own }) => own.map((page) => `${root}/${page}`))]
  const tabBar = readTabBar(at(app, 'tabBar'), themed)
  const entry = text(app, 'entryPagePath', pages[0] ?? '').replace(/\.html$/, '')
  return {
    pages,
    entry,
    subpackages,
    tabBar,
    darkMode,
    isTab: (route) => tabBar?.items.some(({ pagePath }) => pagePath === route) ?? false,
    page(route) {
      const own = configs[route] ?? null
      const window = at(app, 'window')
      const pick = (name: string, fallback: string): string => themed(text(own, name, text(window, name, fallback)))
      return {
        navigation: {
          style: pick('navigationStyle', 'default') === 'custom' ? 'custom' : 'default',
          title: pick('navigationBarTitleText', ''),
          background: pick('navigationBarBackgroundColor', '#000000'),
          text: pick('navigationBarTextStyle', 'white') === 'black' ? 'black' : 'white',
          loading: false,
          home: false,
        },
        backgroundColor: pick('backgroundColor', '#ffffff'),
        pullDown: (at(own, 'enablePullDownRefresh') ?? at(window, 'enablePullDownRefresh')) === true,
        disableScroll: at(own, 'disableScroll') === true,
        reachBottomPx: number(at(own, 'onReachBottomDistance') ?? at(window, 'onReachBottomDistance'), 50),
        orientation: orientationOf(pick('pageOrientation', 'portrait')),
      }
    },
  }
}

function readTabBar(bar: Json, themed: (value: string) => string): TabBar | null {
  if (bar === null) return null
  const icon = (item: Json, name: string): string | null => themed(text(item, name, '')) || null
  return {
    shown: true,
    custom: at(bar, 'custom') === true,
    color: themed(text(bar, 'color', '#7A7E83')),
    selectedColor: themed(text(bar, 'selectedColor', '#3cc51f')),
    background: themed(text(bar, 'backgroundColor', '#ffffff')),
    border: themed(text(bar, 'borderStyle', 'black')) === 'white' ? 'white' : 'black',
    position: text(bar, 'position', 'bottom') === 'top' ? 'top' : 'bottom',
    selected: 0,
    items: list(at(bar, 'list')).map((item) => ({ pagePath: text(item, 'pagePath', ''), text: text(item, 'text', ''), iconPath: icon(item, 'iconPath'), selectedIconPath: icon(item, 'selectedIconPath'), badge: null, redDot: false })),
  }
}

const orientationOf = (value: string): PageConfig['orientation'] => (value === 'landscape' || value === 'auto' ? value : 'portrait')

/** A member of a JSON object, or null. */
export function at(json: Json, name: string): Json {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return null
  const value: Json | undefined = Reflect.get(json, name)
  return value ?? null
}

const list = (json: Json): readonly Json[] => (isList(json) ? json : [])
const isList = (json: Json): json is readonly Json[] => Array.isArray(json)
const texts = (json: Json): readonly string[] => list(json).filter((item) => typeof item === 'string')
const number = (json: Json, fallback: number): number => (typeof json === 'number' ? json : fallback)
function text(json: Json, name: string, fallback: string): string {
  const value = at(json, name)
  return typeof value === 'string' ? value : fallback
}
