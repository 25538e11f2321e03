import Taro from '@tarojs/taro'

/** What a phone's live components do, as far as a page sees it: each comes to life when it stands on the page, and tells codes and netstatus. */
export interface PhoneMedia {
  /** The person refuses from now on. */
  refuse(devices: readonly ('microphone' | 'camera' | 'screen')[]): void
  /** To be called again and again with the page. */
  breathe(page: HTMLElement): void
  /** Native components on the page. */
  readonly open: () => number
  /** Whether bits pass through live components. */
  flowing: boolean
  /** Whether they tell any code; WeChat's updates take some away. */
  talkative: boolean
}

/** Anew for each test. */
export function installPhoneMedia(): PhoneMedia {
  const alive = new WeakSet<Element>()
  const refused = new Set<string>()
  jest.mocked(Taro.authorize).mockImplementation(async ({ scope }) => {
    if (refused.has(scope)) throw new Error('authorize:fail auth deny')
    return { errMsg: 'authorize:ok' }
  })
  const phone: PhoneMedia = {
    flowing: true,
    talkative: true,
    refuse: (devices) => devices.forEach((device) => void refused.add(device === 'microphone' ? 'scope.record' : 'scope.camera')),
    open: () => document.querySelectorAll('live-pusher, live-player').length,
    breathe(page) {
      for (const element of page.querySelectorAll('live-pusher, live-player')) {
        const codes = element.tagName === 'LIVE-PUSHER' ? [1003, 1001, 1002] : [2001, 2002, 2003, 2004]
        if (!alive.has(element) && phone.talkative) for (const code of codes) tellCode(element, code)
        alive.add(element)
        tellNetStatus(element, phone.flowing)
      }
    },
  }
  return phone
}

/** The component tells a code (`bindstatechange`). */
export const tellCode = (element: Element, code: number) => element.dispatchEvent(new CustomEvent('statechange', { detail: { code, message: '网络断连' } }))

/** The component tells what passes (`bindnetstatus`). */
export function tellNetStatus(element: Element, flows: boolean) {
  const info = flows ? { videoBitrate: 400, audioBitrate: 40, videoFPS: 20, videoWidth: 640, videoHeight: 360 } : { videoBitrate: 0, audioBitrate: 0, videoFPS: 0 }
  element.dispatchEvent(new CustomEvent('netstatus', { detail: { info } }))
}
