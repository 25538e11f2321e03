import type { Law, LawVeil } from '#shared/scenario/law'

/** Tells of a bug. */
type Report = (what: string, error: unknown) => void

/** The same law, that hides what its veil can't decide and lets nothing pass when that throws: a bug in it costs no connection and gives nothing away. */
export function guardedLaw(law: Law, report: Report): Law {
  const { veil } = law
  if (veil === undefined && law.passing === undefined) return law
  return {
    ...law,
    veil: veil && guardedVeil(law, veil, report),
    passing(state, data, by, room) {
      try {
        return law.passing?.(state, data, by, room) ?? []
      } catch (error) {
        report('passing data threw', error)
        return []
      }
    },
  }
}

const guardedVeil = ({ opening }: Law, veil: LawVeil, report: Report): LawVeil => ({
  state(state, onlooker) {
    try {
      return veil.state(state, onlooker)
    } catch (error) {
      report('a veil threw', error)
      return opening
    }
  },
  happening(happening, onlooker) {
    try {
      return veil.happening(happening, onlooker)
    } catch (error) {
      report('a veil threw', error)
      return null
    }
  },
})
