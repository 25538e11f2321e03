/** Runs what is asked under one name one after the other; under different names nobody waits. */
export type InTurn = <Value>(name: string, act: () => Promise<Value>) => Promise<Value>

/** Fresh turns. A name is forgotten when nobody waits under it. */
export function inTurn(): InTurn {
  const last = new Map<string, Promise<unknown>>()
  return (name, act) => {
    const before = last.get(name) ?? Promise.resolve()
    const mine = before.then(act, act)
    last.set(name, mine)
    const leave = () => {
      if (last.get(name) === mine) last.delete(name)
    }
    mine.then(leave, leave)
    return mine
  }
}
