import fc from 'fast-check'
import type { Json } from '#shared/kernel/json'
import type { Law, LawContext, Onlooker } from '#shared/scenario/law'
import { member, room } from './room.ts'

export interface VeilTrial {
  /** Everybody who moves and looks; the first of them is the host. */
  readonly people: readonly Onlooker[]
  /** What they try; what is refused changes nothing. */
  readonly move: fc.Arbitrary<Json>
}

type Act =
  | { readonly by: Onlooker; readonly do: 'move'; readonly move: Json }
  | { readonly by: Onlooker; readonly do: 'leave' }
  | { readonly by: Onlooker; readonly do: 'wait' }

/** The property that every law with a veil runs: whoever looks, `reduce` leads from what they saw to what they see, also through leaving and waiting. */
export function itKeepsItsVeil<State extends Json, Move extends Json, Happening extends Json>(law: Law<State, Move, Happening>, { people, move }: VeilTrial): void {
  const { veil } = law
  if (veil === undefined) throw new Error('this law hides nothing')

  const who = fc.constantFrom(...people)
  const act: fc.Arbitrary<Act> = fc.oneof(
    { weight: 8, arbitrary: fc.record({ by: who, do: fc.constant('move' as const), move }) },
    { weight: 1, arbitrary: fc.record({ by: who, do: fc.constant('leave' as const) }) },
    { weight: 1, arbitrary: fc.record({ by: who, do: fc.constant('wait' as const) }) },
  )

  test('each onlooker’s view follows from the view before', () => {
    fc.assert(fc.property(fc.array(act, { maxLength: 40, size: 'max' }), (acts) => {
      play(law, people, acts, (before, happening, after) => {
        for (const onlooker of people) {
          const seen = veil.happening(happening, onlooker)
          const view = veil.state(before, onlooker)
          expect(seen === null ? view : law.reduce(view, seen)).toEqual(veil.state(after, onlooker))
        }
      })
    }))
  })

  test('what hides nothing is the very same object', () => {
    fc.assert(fc.property(fc.array(act, { maxLength: 40, size: 'max' }), (acts) => {
      play(law, people, acts, (_before, happening, after) => {
        for (const onlooker of people) {
          const [view, seen] = [veil.state(after, onlooker), veil.happening(happening, onlooker)]
          if (same(view, after)) expect(view).toBe(after)
          if (same(seen, happening)) expect(seen).toBe(happening)
        }
      })
    }))
  })
}

const same = (one: Json, other: Json): boolean => JSON.stringify(one) === JSON.stringify(other)

/** Plays acts from the opening, and shows each happening between the states before and behind it. */
function play<State extends Json, Move extends Json, Happening extends Json>(
  law: Law<State, Move, Happening>,
  people: readonly Onlooker[],
  acts: readonly Act[],
  look: (before: State, happening: Happening, after: State) => void,
): void {
  let state = law.opening
  let now = 1_000
  for (const act of acts) {
    now += act.do === 'wait' ? 60_000 : 100
    for (const happening of happeningsOf(law, state, act, { by: act.by.id, role: act.by.role, now, random: () => 0.5, room: roomOf(people, state) })) {
      const after = law.reduce(state, happening)
      look(state, happening, after)
      state = after
    }
  }
}

function happeningsOf<State extends Json, Move extends Json, Happening extends Json>(law: Law<State, Move, Happening>, state: State, act: Act, context: LawContext): readonly Happening[] {
  switch (act.do) {
    case 'move': {
      const move = law.parseMove(act.move)
      const decided = move === null ? null : law.decide(state, move, context)
      return decided?.ok ? decided.value : []
    }
    case 'leave':
      return law.afterLeave(state, act.by.id, context.now)
    case 'wait': {
      const deadline = law.nextDeadline(state)
      return deadline !== null && deadline <= context.now ? law.atDeadline(state, context.now) : []
    }
  }
}

const roomOf = (people: readonly Onlooker[], law: Json) => room({ host: people[0]?.id ?? '', members: people.map((one) => member(one)), law })
