import { failure, success } from '#shared/kernel/result'
import { isOn, memberOf, numberOf, textOf } from '../attribute-values.ts'
import type { Component, ComponentPlan } from '../component.ts'
import { createSource, play, tellPlaying } from '../media.ts'
import { part, shadowOf } from '../parts.ts'

const CSS = `
:host { display: inline-block; }
.box { display: flex; align-items: center; gap: 10px; box-sizing: border-box; width: 300px; height: 65px; padding-right: 10px; overflow: hidden; border: 1px solid #e0e0e0; background: #fcfcfc; cursor: pointer; }
.box[hidden] { display: none; }
.cover { width: 65px; height: 65px; background: #e6e6e6 center / cover; display: grid; place-items: center; font-size: 22px; color: #555; }
.words { flex: 1; min-width: 0; line-height: 1.4; font-size: 14px; }
.author { color: #888; font-size: 12px; }
.time { color: #888; font-size: 12px; }
`
const clock = (seconds: number): string => `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`

/** https://developers.weixin.qq.com/miniprogram/dev/component/audio.html; WeChat keeps it for old pages. */
export const audio: ComponentPlan = {
  tag: 'audio',
  attributes: ['src', 'loop', 'controls', 'poster', 'name', 'author'],
  events: ['error', 'play', 'pause', 'timeupdate', 'ended'],
  methods: ['play', 'pause', 'seek', 'setSrc'],
  create(needs) {
    const { host, page } = needs
    const root = shadowOf(host, CSS)
    const media = part(root, 'audio')
    const box = part(root, 'div', 'box')
    const cover = part(box, 'div', 'cover')
    const words = part(box, 'div', 'words')
    const [name, author] = [part(words, 'div', 'name'), part(words, 'div', 'author')]
    const time = part(box, 'div', 'time')
    const load = createSource(needs, media)
    box.hidden = true
    name.textContent = '未知音频'
    author.textContent = '未知作者'
    tellPlaying(needs, media)
    const draw = (): void => {
      cover.textContent = media.paused ? '▶' : '❚❚'
      time.textContent = clock(media.currentTime)
    }
    for (const type of ['play', 'pause', 'timeupdate']) media.addEventListener(type, draw)
    box.addEventListener('click', () => (media.paused ? void play(media) : media.pause()))
    draw()
    return {
      set(given, value) {
        if (given === 'src') void load(textOf(value))
        if (given === 'loop') media.loop = isOn(value)
        if (given === 'controls') box.hidden = !isOn(value)
        if (given === 'name') name.textContent = textOf(value, '未知音频')
        if (given === 'author') author.textContent = textOf(value, '未知作者')
        if (given === 'poster') void page.url(textOf(value)).then((url) => (cover.style.backgroundImage = `url(${JSON.stringify(url)})`))
      },
      detached: () => media.pause(),
      call: (method, args) => call(method, args, media, load),
    }
  },
}

function call(method: string, args: unknown, media: HTMLAudioElement, load: (path: string) => Promise<void>): ReturnType<NonNullable<Component['call']>> {
  if (method === 'play') return play(media)
  if (method === 'pause') media.pause()
  else if (method === 'seek') media.currentTime = numberOf(args, 0)
  else if (method === 'setSrc') void load(textOf(memberOf(args, 'src') ?? args))
  else return failure({ why: `${method} is not built in this simulator` })
  return success({})
}
