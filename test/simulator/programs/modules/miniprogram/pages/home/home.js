import words, { t } from '../../i18n/index'
import * as math from '../../lib/math.js'
import Circle, { add, PI as three } from '../../lib/math'
import { Circle as Same, half, text } from '../../lib/folder'
import { hatch } from '../../lib/chicken'
import { lay } from '../../lib/egg'
import day from 'dayish'
import later from 'dayish/lib/later'
import tiny from '@scope/tiny'
import common from '../../lib/common'

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

async function* numbers() {
  for (let n = 1; n <= 3; n++) {
    await sleep(1)
    yield n
  }
}

Page({
  data: { all: '', late: '' },
  async onLoad() {
    add(1, 2)
    const { stored = '无', ...rest } = { more: 1, deep: { list: [1, [2]] } }
    this.setData({
      all: [t('hello'), words.en.hello, math.counted, new Circle(2).area, three, Same === Circle, half(8), text.shout('喂'), hatch(), lay(), day(1), later(1), tiny, common.required, common.self, stored, rest.deep?.list?.flat().length ?? 0, 2n ** 3n].join(' '),
    })
    let sum = 0
    for await (const n of numbers()) sum += n
    const { nextMonth } = await require.async('../../packages/extra/calendar')
    const missing = await require.async('../../packages/extra/nowhere').catch(({ message, errMsg, mod }) => `${mod || errMsg || message}`)
    this.setData({ late: `${sum} ${nextMonth(12)} ${missing}` })
  },
})
