import { useLive } from '../../../../call/use-call'
import type { TrophyMove } from '../../law/trophies/law'
import { readTrophies, trophiesOf, TROPHIES, trophyReducer, type TrophyState } from '../../law/trophies/reduce'
import { useMove } from '../use-class'

/** The trophies of this class. */
export const useTrophies = (): TrophyState => useLive(({ room }) => readTrophies(room.law), trophyReducer.opening)

/** How many a member has. */
export const useTrophiesOf = (member: string): number => useLive(({ room }) => trophiesOf(readTrophies(room.law), member), 0)

export const useTrophyMove = () => useMove<TrophyMove>(TROPHIES)
