import type { Pages } from './pages.ts'

/** The same pages with what every page can call on itself: one that nobody opened with `navigateTo` gets a channel without an end, as WeChat gives it. */
export const withMembers = (pages: Pages): Pages => ({
  ...pages,
  open: (route, query, extra) => pages.open(route, query, { getOpenerEventChannel: () => ({}), ...extra }),
})
