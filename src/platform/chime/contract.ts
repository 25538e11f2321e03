/** `join`: somebody came. `hand`: a hand went up. `turn`: it is your turn. `grab`: the claw goes down. `time`: time is up. */
export type ChimeName = 'join' | 'hand' | 'turn' | 'grab' | 'time'

/** Plays a short, quiet sound; silent where the platform refuses. */
export type PlayChime = (name: ChimeName) => void
