/** Brings a calendar file to where calendars are: opened, or its address copied where nothing can open it; false if neither worked. */
export type OfferCalendar = (url: string) => Promise<'opened' | 'copied' | 'refused'>
