/** How the bar above a page looks. */
export interface NavigationBar {
  readonly style: 'default' | 'custom'
  readonly title: string
  readonly background: string
  readonly text: 'black' | 'white'
  readonly loading: boolean
  readonly home: boolean
}

/** What may change of a page's place on the phone while it is open. */
export type ScreenChange = Partial<NavigationBar> & { readonly backgroundColor?: string; readonly backgroundText?: 'dark' | 'light'; readonly pullingDown?: boolean; readonly front?: true; readonly menus?: readonly string[] }
