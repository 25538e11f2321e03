import type { FollowBarText } from './contract'

/** A browser's bars are its own. */
export const followBarText: FollowBarText = () => () => undefined
