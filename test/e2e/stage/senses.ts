import type { Page } from 'playwright-core'
import { playersOf, soundOf } from '../../support/ears'
import { eventually } from '../../support/eventually'
import type { Signature } from '../../support/fake-media'
import { listen, type Heard, type Seen } from '../../support/probe'
import { pictureOf, seesMoving } from '../../support/visit'

/** Waits until a person's tile moves and shows this person's own picture. */
export const sees = (page: Page, name: string, { paint }: Signature): Promise<Seen> =>
  eventually(`${name} is seen in ${paint.name}`, async () => {
    const seen = await seesMoving(page, name)
    if (seen.paint !== paint.name) throw new Error(`seen in ${seen.paint}`)
    return seen
  })

/** Waits until the sound that belongs to a person's tile is this person's own tone. */
export const hears = (page: Page, name: string, { hz }: Signature): Promise<Heard> =>
  eventually(`${name} is heard at ${hz} Hz`, async () => {
    const sound = await soundOf(await pictureOf(page, name))
    if (sound === null) throw new Error('nothing plays it')
    const heard = await listen(sound)
    if (heard.hz !== hz) throw new Error(`heard ${heard.hz} Hz, loudness ${heard.loudness.toFixed(3)}`)
    return heard
  })

/** Waits until anything at all is heard, whoever it is. */
export const hearsSomething = (page: Page): Promise<Heard> =>
  eventually('something is heard', async () => {
    const all = await Promise.all((await playersOf(page)).map(listen))
    return all.find(({ loudness }) => loudness > SILENCE) ?? null
  })

/** Both at once. */
export async function meets(page: Page, name: string, signature: Signature): Promise<void> {
  await sees(page, name, signature)
  await hears(page, name, signature)
}

/** A root of the mean square; Chromium's own fake microphone beeps at about 0.1. */
const SILENCE = 0.005
