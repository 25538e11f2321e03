import { isOn, textOf } from '../attribute-values.ts'
import type { Component, ComponentNeeds, ComponentPlan } from '../component.ts'
import { tellForm } from '../form-fields.ts'
import { createHover } from '../hover.ts'
import { childrenIn, part, shadowOf } from '../parts.ts'
import { onPress } from '../press.ts'

const CSS = `
.spinner { display: none; width: 18px; height: 18px; margin-right: 5px; vertical-align: middle; box-sizing: border-box; border: 2px solid currentColor; border-right-color: transparent; border-radius: 50%; animation: turn 1s linear infinite; opacity: .6; }
:host([loading]) .spinner { display: inline-block; }
@keyframes turn { to { transform: rotate(360deg); } }
`

/** https://developers.weixin.qq.com/miniprogram/dev/component/button.html */
export const button: ComponentPlan = {
  tag: 'button',
  attributes: ['size', 'type', 'plain', 'disabled', 'loading', 'form-type', 'open-type', 'hover-class', 'hover-stop-propagation', 'hover-start-time', 'hover-stay-time', 'lang'],
  partly: Object.fromEntries(['session-from', 'send-message-title', 'send-message-path', 'send-message-img', 'app-parameter', 'show-message-card', 'phone-number-no-quota-toast', 'business-id', 'activity-type', 'group-id', 'need-show-entrance', 'entrance-path'].map((name) => [name, 'what it names lies at WeChat\'s servers, which a simulator has not'])),
  events: ['getuserinfo', 'contact', 'createliveactivity', 'getphonenumber', 'getrealtimephonenumber', 'error', 'opensetting', 'launchapp', 'chooseavatar', 'agreeprivacyauthorization'],
  create(needs) {
    const { host, window, attribute, emit } = needs
    const root = shadowOf(host, CSS)
    part(root, 'span', 'spinner')
    childrenIn(root)
    const act = (): void => {
      if (isOn(attribute('disabled'))) return
      const formType = attribute('form-type')
      if (formType === 'submit' || formType === 'reset') tellForm(host, window, formType)
      const openType = textOf(attribute('open-type'))
      if (openType !== '') void open(openType, needs)
    }
    onPress(host, act)
    const hover: Component = createHover(needs, 'button-hover')
    return {
      ...hover,
      activate() {
        if (isOn(attribute('disabled'))) return
        emit('tap', {}, { bubbles: true })
        act()
      },
    }
  },
}

/** What the open types bring about. Those that need WeChat's servers say so. */
async function open(openType: string, { host, page, emit, attribute }: ComponentNeeds): Promise<void> {
  switch (openType) {
    case 'openSetting': {
      const opened = await page.ask('settings', null, null)
      return emit('opensetting', opened.ok ? { errMsg: 'openSetting:ok', authSetting: opened.value } : { errMsg: 'openSetting:fail' })
    }
    case 'getUserInfo':
    case 'userInfo':
      page.found({ level: 'note', area: 'component', text: '<button open-type="getUserInfo">: a person of no name, unsigned and without encrypted data' })
      return emit('getuserinfo', userInfo(textOf(attribute('lang'), 'en')))
    case 'getPhoneNumber':
      page.found({ level: 'note', area: 'component', text: '<button open-type="getPhoneNumber"> always fails: numbers come from WeChat\'s servers' })
      return emit('getphonenumber', { errMsg: 'getPhoneNumber:fail no permission' })
    case 'getRealtimePhoneNumber':
      page.found({ level: 'note', area: 'component', text: '<button open-type="getRealtimePhoneNumber"> always fails: numbers come from WeChat\'s servers' })
      return emit('getrealtimephonenumber', { errMsg: 'getRealtimePhoneNumber:fail no permission' })
    case 'chooseAvatar': {
      const chosen = await page.ask('choose-file', { title: '选择头像', accept: 'image/*' }, null)
      if (!chosen.ok || chosen.value === null) return
      const { bytes, name } = chosen.value
      const kept = await page.ask('keep-file', { bytes, extension: name.split('.').at(-1) ?? 'png' })
      return emit('chooseavatar', kept.ok ? { avatarUrl: kept.value.path } : { errMsg: `chooseAvatar:fail ${kept.failure.why}` })
    }
    case 'share':
      if ((await page.ask('share', { id: host.id }, null)).ok) return
      break
  }
  page.found({ level: 'warning', area: 'component', text: `<button open-type="${openType}"> leads to WeChat's own pages, which this simulator has not` })
}

/** WeChat gives everyone's grey face and name since 2022, in place of the person's own. */
function userInfo(lang: string): unknown {
  const told = { nickName: '微信用户', avatarUrl: '', gender: 0, country: '', province: '', city: '', language: lang }
  return { errMsg: 'getUserInfo:ok', rawData: JSON.stringify(told), userInfo: told, signature: '', encryptedData: '', iv: '' }
}
