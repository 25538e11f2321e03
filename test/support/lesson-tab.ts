import type { BrowserContext, Page } from 'playwright-core'
import type { Signature } from './fake-media.ts'

/** What the tab is called; Chromium's switch takes ASCII alone. */
export const LESSON_TITLE = 'Lesson'

/** Has Chromium share that tab at once, as a person chooses it. It goes with the permission `asked`. */
export const SHARES_LESSON = [`--auto-select-tab-capture-source-by-title=${LESSON_TITLE}`, '--autoplay-policy=no-user-gesture-required']

/** Opens a tab to be shared beside the person's room: a paint, a bar that wanders at the foot, and a tone that pulses. */
export async function openLesson(context: BrowserContext, { paint, hz }: Signature): Promise<Page> {
  const page = await context.newPage()
  await page.setContent(`<title>${LESSON_TITLE}</title><body style="margin:0;background:rgb(${paint.rgb.join()})"><div style="position:fixed;bottom:0;width:80px;height:40px;background:#000"></div>`)
  await page.evaluate((tone) => {
    const bar = document.querySelector('div')
    let step = 0
    setInterval(() => bar?.style.setProperty('left', `${(step += 1) * 16 % 1_200}px`), 50)
    const audio = new AudioContext()
    const loudness = new GainNode(audio, { gain: 0 })
    const oscillator = new OscillatorNode(audio, { frequency: tone })
    oscillator.connect(loudness).connect(audio.destination)
    oscillator.start()
    setInterval(() => loudness.gain.setTargetAtTime(step % 12 < 8 ? 0.5 : 0, audio.currentTime, 0.01), 50)
  }, hz)
  return page
}
