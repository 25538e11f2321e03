import { numberOf, textOf } from '../attribute-values.ts'
import type { ComponentNeeds, ComponentPlan } from '../component.ts'
import { createHover } from '../hover.ts'
import { onPress } from '../press.ts'

const STAY_MS = 600
const OPEN_TYPES = ['navigate', 'redirect', 'switchTab', 'reLaunch', 'navigateBack', 'exit'] as const
const ELSEWHERE = 'other mini-programs are not on this phone'

/** https://developers.weixin.qq.com/miniprogram/dev/component/navigator.html */
export const navigator: ComponentPlan = {
  tag: 'navigator',
  attributes: ['target', 'url', 'open-type', 'delta', 'hover-class', 'hover-stop-propagation', 'hover-start-time', 'hover-stay-time'],
  partly: Object.fromEntries(['app-id', 'path', 'extra-data', 'version', 'short-link'].map((name) => [name, ELSEWHERE])),
  events: ['success', 'fail', 'complete'],
  create(needs) {
    onPress(needs.host, () => void lead(needs))
    return createHover(needs, 'navigator-hover', { stay: STAY_MS })
  },
}

async function lead({ attribute, emit, page }: ComponentNeeds): Promise<void> {
  const given = textOf(attribute('open-type'), 'navigate')
  const openType = OPEN_TYPES.find((one) => one === given)
  const away = attribute('target') === 'miniProgram' && openType !== 'exit'
  const led = openType === undefined || away ? null : await page.ask('navigate', { openType, url: textOf(attribute('url')), delta: numberOf(attribute('delta'), 1) })
  if (led?.ok) emit('success', { errMsg: `${NAMES[given] ?? given}:ok` })
  else {
    const errMsg = led?.failure.why ?? (away ? `navigateToMiniProgram:fail ${ELSEWHERE}` : `navigator: open-type "${given}" is not known`)
    page.found({ level: 'warning', area: 'component', text: `<navigator> leads nowhere: ${errMsg}` })
    emit('fail', { errMsg })
  }
  emit('complete', {})
}

const NAMES: Readonly<Record<string, string>> = { navigate: 'navigateTo', redirect: 'redirectTo' }
