import { createScope, every, type Scope } from '#shared/kernel/scope'
import type { Place, Senses } from '../border/device.ts'
import type { SystemFacts } from '../border/system.ts'
import type { Device } from './contract.ts'

/** What lies around a phone: WeChat's servers, where it is, how it is held, how full it is. */
export interface Surroundings {
  /** WeChat's servers tell of a newer version of the mini-program, or that there is none. */
  update(outcome: UpdateOutcome): void
  /** The system runs short of memory; levels as Android has them. */
  memory(level: MemoryLevel): void
  battery(change: Partial<SystemFacts['battery']>): void
  move(place: Partial<Place>): void
  hold(pose: Pose): void
  /** Turned to a direction, in degrees from north. */
  face(direction: number): void
  /** Shaken for a second, then held as before. */
  shake(): void
}

export type UpdateOutcome = 'none' | 'ready' | 'failed'
export const MEMORY_LEVELS = [5, 10, 15] as const
export type MemoryLevel = (typeof MEMORY_LEVELS)[number]
export const POSES = ['flat', 'upright', 'left', 'faceDown'] as const
export type Pose = (typeof POSES)[number]

/** A place that can be chosen: GCJ-02 degrees, metres. */
export interface NamedPlace { readonly id: string; readonly name: string; readonly latitude: number; readonly longitude: number; readonly altitude: number }

/** Well-known places, in the maps' own coordinates; the first is where a phone begins. */
export const PLACES: readonly NamedPlace[] = [
  { id: 'beijing', name: '北京 天安门', latitude: 39.90923, longitude: 116.397428, altitude: 44 },
  { id: 'shanghai', name: '上海 外滩', latitude: 31.240018, longitude: 121.490317, altitude: 4 },
  { id: 'guangzhou', name: '广州 广州塔', latitude: 23.106414, longitude: 113.324553, altitude: 11 },
  { id: 'chengdu', name: '成都 天府广场', latitude: 30.657349, longitude: 104.065735, altitude: 500 },
  { id: 'lhasa', name: '拉萨 布达拉宫', latitude: 29.655208, longitude: 91.117213, altitude: 3_650 },
]

const QUARTER = Math.PI / 2
const HELD: Readonly<Record<Pose, Pick<Senses, 'accelerometer' | 'motion'>>> = {
  flat: { accelerometer: { x: 0, y: 0, z: -1 }, motion: { alpha: 0, beta: 0, gamma: 0 } },
  upright: { accelerometer: { x: 0, y: -1, z: 0 }, motion: { alpha: 0, beta: QUARTER, gamma: 0 } },
  left: { accelerometer: { x: -1, y: 0, z: 0 }, motion: { alpha: 0, beta: 0, gamma: -QUARTER } },
  faceDown: { accelerometer: { x: 0, y: 0, z: 1 }, motion: { alpha: 0, beta: Math.PI, gamma: 0 } },
}

/** How a phone with these senses is held, where it is one of the known ways. */
export const poseOf = ({ accelerometer }: Senses): Pose | null => POSES.find((pose) => Object.entries(HELD[pose].accelerometer).every(([axis, g]) => accelerometer[axis] === g)) ?? null

const SHAKE_MS = 1_000
const SWING_MS = 40
const SWING_G = 2.4
const SWING_RADIANS = 6

export function createSurroundings({ state, happen, changeFacts }: Device, parent: Scope): Surroundings {
  let shaking = createScope(parent)
  const sense = (change: Partial<Senses>): void => state.setState(({ senses }) => ({ senses: { ...senses, ...change } }))
  const still = (): void => {
    shaking.end()
    shaking = createScope(parent)
  }
  return {
    update: (outcome) => happen('update', { found: outcome !== 'none', loaded: outcome === 'ready' }),
    memory: (level) => happen('memory', { level }),
    battery: (change) => changeFacts({ battery: { ...state.getState().facts.battery, ...change } }),
    move: (change) => state.setState(({ place }) => ({ place: { ...place, ...change } })),
    hold(pose) {
      still()
      sense(HELD[pose])
    },
    face: (direction) => sense({ compass: { direction } }),
    shake() {
      still()
      const { accelerometer, gyroscope } = state.getState().senses
      const mine = shaking
      let swings = 0
      mine.onEnd(() => sense({ accelerometer, gyroscope }))
      every(mine, SWING_MS, () => {
        const way = ++swings % 2 === 0 ? 1 : -1
        if (swings * SWING_MS > SHAKE_MS) return mine.end()
        return sense({ accelerometer: { x: way * SWING_G, y: way * -SWING_G / 2, z: -1 }, gyroscope: { x: 0, y: way * SWING_RADIANS, z: way * -SWING_RADIANS } })
      })
    },
  }
}
