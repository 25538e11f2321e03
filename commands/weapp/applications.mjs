import { appOf } from './files.mjs'

/**
 * What must be asked for, by what calls for it: a component (`<live-pusher>`), an API, or a scope.
 * Categories and switches: the component's page; privacy: https://developers.weixin.qq.com/miniprogram/dev/framework/user-privacy/miniprogram-intro.html
 */
const RULES = [
  { of: 'category', ask: 'one that allows live audio and video: 社交·直播, 教育·在线视频课程, 医疗, 金融, 汽车·汽车预售, 政府, IT科技·多方通信, 房地产·营销, 商业服务·公证', uses: ['<live-pusher>', '<live-player>'] },
  { of: 'switch', ask: '实时录制音视频流', uses: ['<live-pusher>'] },
  { of: 'switch', ask: '实时播放音视频流', uses: ['<live-player>'] },
  { of: 'switch', ask: 'location interfaces, each with its own grounds, and requiredPrivateInfos in app.json', uses: ['getLocation', 'getFuzzyLocation', 'chooseLocation', 'choosePoi', 'chooseAddress', 'startLocationUpdate', 'startLocationUpdateBackground', 'onLocationChange'] },
  { of: 'permission', ask: 'scope.camera', uses: ['<camera>', '<live-pusher>', '<voip-room>', 'createVKSession', 'scope.camera'] },
  { of: 'permission', ask: 'scope.record', uses: ['<live-pusher>', '<voip-room>', 'getRecorderManager', 'startRecord', 'joinVoIPChat', 'scope.record'] },
  { of: 'permission', ask: 'scope.userLocation', uses: ['getLocation', 'startLocationUpdate', 'scope.userLocation'] },
  { of: 'permission', ask: 'scope.userFuzzyLocation', uses: ['getFuzzyLocation', 'scope.userFuzzyLocation'] },
  { of: 'permission', ask: 'scope.writePhotosAlbum', uses: ['saveImageToPhotosAlbum', 'saveVideoToPhotosAlbum', 'scope.writePhotosAlbum'] },
  { of: 'permission', ask: 'scope.bluetooth', uses: ['openBluetoothAdapter', 'createBLEPeripheralServer', 'scope.bluetooth'] },
  { of: 'permission', ask: 'scope.addPhoneContact', uses: ['addPhoneContact', 'scope.addPhoneContact'] },
  { of: 'permission', ask: 'scope.addPhoneCalendar', uses: ['addPhoneCalendar', 'addPhoneRepeatCalendar', 'scope.addPhoneCalendar'] },
  { of: 'permission', ask: 'scope.werun', uses: ['getWeRunData', 'scope.werun'] },
  { of: 'privacy', ask: '摄像头', uses: ['<camera>', '<live-pusher>', '<voip-room>', 'createVKSession', 'scope.camera'] },
  { of: 'privacy', ask: '麦克风', uses: ['<live-pusher>', '<voip-room>', 'getRecorderManager', 'startRecord', 'joinVoIPChat', 'scope.record'] },
  { of: 'privacy', ask: '剪切板', uses: ['setClipboardData', 'getClipboardData'] },
  { of: 'privacy', ask: '选中的照片或视频信息', uses: ['chooseImage', 'chooseMedia', 'chooseVideo'] },
  { of: 'privacy', ask: '选中的文件', uses: ['chooseMessageFile'] },
  { of: 'privacy', ask: '相册（仅写入）', uses: ['saveImageToPhotosAlbum', 'saveVideoToPhotosAlbum', 'scope.writePhotosAlbum'] },
  { of: 'privacy', ask: '位置信息', uses: ['getLocation', 'getFuzzyLocation', 'startLocationUpdate', 'startLocationUpdateBackground', 'scope.userLocation', 'scope.userFuzzyLocation'] },
  { of: 'privacy', ask: '选择的位置信息', uses: ['chooseLocation', 'choosePoi'] },
  { of: 'privacy', ask: '地址', uses: ['chooseAddress'] },
  { of: 'privacy', ask: '蓝牙', uses: ['openBluetoothAdapter', 'createBLEPeripheralServer', 'scope.bluetooth'] },
  { of: 'privacy', ask: '通讯录（仅写入）', uses: ['addPhoneContact', 'scope.addPhoneContact'] },
  { of: 'privacy', ask: '日历（仅写入）', uses: ['addPhoneCalendar', 'addPhoneRepeatCalendar', 'scope.addPhoneCalendar'] },
  { of: 'privacy', ask: '微信运动步数', uses: ['getWeRunData', 'scope.werun'] },
  { of: 'domain', ask: 'request 合法域名', scheme: 'https', uses: ['request'] },
  { of: 'domain', ask: 'socket 合法域名', scheme: 'wss', uses: ['connectSocket'] },
  { of: 'domain', ask: 'uploadFile 合法域名', scheme: 'https', uses: ['uploadFile'] },
  { of: 'domain', ask: 'downloadFile 合法域名', scheme: 'https', uses: ['downloadFile'] },
  { of: 'domain', ask: '业务域名', scheme: 'https', uses: ['<web-view>'] },
]

/** What the build needs of WeChat's console, each as a line, with what calls for it: `privacy · 摄像头 (<camera>, <live-pusher>)`. */
export function applications(folder, { apis, components, texts }, { baseLibrary }) {
  const used = new Set([...apis.map(({ name }) => name), ...[...components.keys()].map((tag) => `<${tag}>`), ...[...texts].filter((text) => text.startsWith('scope.'))])
  const hosts = hostsIn(texts)
  const found = RULES.map((rule) => ({ ...rule, because: rule.uses.filter((use) => used.has(use)) })).filter(({ because }) => because.length > 0)
  return [
    ...found.map(({ of, ask, scheme, because }) => `${of} · ${ask}${scheme === undefined ? '' : `: ${hosts.map((host) => `${scheme}://${host}`).join(', ')}`} (${because.join(', ')})`),
    ...(appOf(folder).requiredBackgroundModes ?? []).map((mode) => `review · background mode ${mode} (app.json)`),
    `base library · at least ${baseLibrary} (设置 → 基础库最低版本)`,
  ]
}

const ORIGIN = /^https?:\/\/([^/?#\s]+)\/?$/
/** WeChat takes no address without a name; Taro carries one of its own, to make whole addresses of relative ones. */
const NO_SERVER = /^(localhost|taro\.com$|[\d.]+(:|$)|\[)/

/** Servers that the build has inside. */
function hostsIn(texts) {
  const hosts = [...texts].flatMap((text) => ORIGIN.exec(text)?.[1] ?? []).filter((host) => !NO_SERVER.test(host))
  return hosts.length > 0 ? [...new Set(hosts)].sort() : ['your.domain']
}
