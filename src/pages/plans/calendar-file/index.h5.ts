import type { OfferCalendar } from './contract'

/** The browser fetches the file and hands it to the calendar. */
export const offerCalendar: OfferCalendar = (url) => {
  const link = document.createElement('a')
  link.href = url
  link.download = 'lianmai.ics'
  document.body.append(link)
  link.click()
  link.remove()
  return Promise.resolve('opened')
}
