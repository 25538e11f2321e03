import { copyText } from '../../../platform/clipboard'
import type { OfferCalendar } from './contract'

/** A mini-program can't open the file: a browser can. */
export const offerCalendar: OfferCalendar = async (url) => ((await copyText(url)) ? 'copied' : 'refused')
