/** Every sentence of the workbench, Chinese first. */
const zh = {
  title: '模拟器', addPhone: '加一台手机', remove: '移走', restart: '重新启动', clear: '清空数据', reloaded: '小程序变了，已重新载入', loading: '正在载入小程序…', failed: '小程序没能载入',
  toBackground: '切到后台', toFront: '回到前台', call: '来电', hangUp: '挂断', cut: '断网 5 秒', screenshot: '截屏',
  network: '网络', '5g': '5G', '4g': '4G', weak: '弱网', loss: '高丢包', away: '无网络',
  permission: '权限询问', ask: '每次询问', allow: '全部允许', refuse: '全部拒绝', category: '类目', categoryYes: '已开通直播组件', categoryNo: '未开通直播组件', library: '基础库', newest: '最新', heat: '发热', cool: '正常', hot: '最多 6 路解码',
  model: '机型', theme: '外观', light: '浅色', dark: '深色', language: '语言',
  live: '直播组件', setData: 'setData', console: '控制台', findings: '差异与错误', storage: '存储', sockets: '网络', packages: '分包', none: '还没有', noLive: '这一页没有 live-pusher 或 live-player',
  pusher: '推流', player: '播放', codes: '状态码', bitrate: '码率', fps: '帧率', size: '画面', buffered: '缓冲', queued: '待发', dropped: '丢弃', mode: '模式', address: '地址',
  calls: '次数', bytes: '数据量', largest: '最大一次', slowest: '最慢一次', rate: '近 10 秒', perSecond: '每秒', pageReady: '页面就绪', openSockets: '打开的 socket', of: '共',
  allowQuestion: '申请使用', yes: '允许', no: '拒绝', cancel: '取消', confirm: '确定', close: '关闭', choose: '选择', chooseFiles: '选择文件', settings: '设置', closedApp: '小程序已退出', reopen: '重新进入', inBackground: '小程序在后台', crashed: '小程序没有响应', inCall: '通话中', notWechat: '这里和微信不同的地方写在 docs/8-simulator.md',
  main: '主包', total: '合计', file: '文件', apis: 'API 覆盖', key: '键', value: '值', fold: '收起', unfold: '展开', back: '返回', home: '首页', menu: '更多', copyLink: '复制链接', share: '转发', album: '动静', gone: '已断开', typeHere: '用电脑的键盘输入',
  surroundings: '环境', version: '版本与内存', updateReady: '新版本已就绪', updateFailed: '新版本下载失败', updateNone: '没有新版本', memory5: '内存偏紧', memory10: '内存不足', memory15: '内存告急', place: '位置', otherPlace: '别处', latitude: '纬度', longitude: '经度', battery: '电量', charging: '充电中', lowPower: '低电量模式', pose: '姿态', flat: '平放', upright: '竖着', left: '左侧朝下', faceDown: '扣放', shake: '摇一摇', compass: '朝向', switches: '系统开关', wifi: 'Wi-Fi', bluetooth: '蓝牙', location: '定位', camera: '摄像头', microphone: '麦克风', albumRight: '相册', notification: '通知', calendar: '日历', systemRights: '系统给微信的权限',
  putAway: '收起键盘', enterAnew: '重新进入小程序', linkCopied: '链接已复制', shared: '已转发给朋友', captured: '已截屏：wx.onUserCaptureScreen 收到了事件，这里不存图片',
  stallLive: '卡住', stallLiveWhy: '网络不再传送已打开的直播流，也不断开', lagLive: '拖慢 3 秒', lagLiveWhy: '播放落后 3 秒，自己不追赶', noCodes: '不发状态码', noCodesWhy: '直播组件不再触发 statechange', cameraFrom: '摄像头', computerCamera: '本机摄像头', fileCamera: '一个视频或图片文件…', clock: '画面时钟', clockWhy: '推流的画面带上时钟，播放据此算出延迟；推流和播放的手机都要打开', latency: '延迟',
}

const en: Readonly<Record<keyof typeof zh, string>> = {
  title: 'Simulator', addPhone: 'Add a phone', remove: 'Take away', restart: 'Start again', clear: 'Clear data', reloaded: 'The mini-program has changed and was loaded again', loading: 'Loading the mini-program…', failed: 'The mini-program could not be loaded',
  toBackground: 'To background', toFront: 'To front', call: 'Phone rings', hangUp: 'Hang up', cut: 'Cut 5 s', screenshot: 'Screenshot',
  network: 'Network', '5g': '5G', '4g': '4G', weak: 'Weak', loss: 'High loss', away: 'None',
  permission: 'Permissions', ask: 'Ask', allow: 'Allow all', refuse: 'Refuse all', category: 'Category', categoryYes: 'Live allowed', categoryNo: 'Live not allowed', library: 'Base library', newest: 'Newest', heat: 'Heat', cool: 'Normal', hot: '6 decoders at most',
  model: 'Model', theme: 'Appearance', light: 'Light', dark: 'Dark', language: 'Language',
  live: 'Live', setData: 'setData', console: 'Console', findings: 'Findings', storage: 'Storage', sockets: 'Network', packages: 'Packages', none: 'Nothing yet', noLive: 'No live-pusher or live-player on this page',
  pusher: 'Pusher', player: 'Player', codes: 'Codes', bitrate: 'Bitrate', fps: 'Frames', size: 'Picture', buffered: 'Buffered', queued: 'Queued', dropped: 'Dropped', mode: 'Mode', address: 'Address',
  calls: 'Calls', bytes: 'Bytes', largest: 'Largest', slowest: 'Slowest', rate: 'Last 10 s', perSecond: 'a second', pageReady: 'Page ready', openSockets: 'Open sockets', of: 'of',
  allowQuestion: 'asks for', yes: 'Allow', no: 'Refuse', cancel: 'Cancel', confirm: 'OK', close: 'Close', choose: 'Choose', chooseFiles: 'Choose files', settings: 'Settings', closedApp: 'The mini-program was closed', reopen: 'Enter again', inBackground: 'The mini-program is in the background', crashed: 'The mini-program does not answer', inCall: 'In a call', notWechat: 'What differs from WeChat stands in docs/8-simulator.md',
  main: 'Main', total: 'Total', file: 'File', apis: 'API coverage', key: 'Key', value: 'Value', fold: 'Fold', unfold: 'Unfold', back: 'Back', home: 'Home', menu: 'More', copyLink: 'Copy link', share: 'Share', album: 'Traces', gone: 'Disconnected', typeHere: 'Type on your own keyboard',
  surroundings: 'Around', version: 'Version and memory', updateReady: 'Update ready', updateFailed: 'Update failed', updateNone: 'No update', memory5: 'Memory moderate', memory10: 'Memory low', memory15: 'Memory critical', place: 'Place', otherPlace: 'Elsewhere', latitude: 'Latitude', longitude: 'Longitude', battery: 'Battery', charging: 'Charging', lowPower: 'Low power', pose: 'Pose', flat: 'Flat', upright: 'Upright', left: 'On its left', faceDown: 'Face down', shake: 'Shake', compass: 'Faces', switches: 'Switches', wifi: 'Wi-Fi', bluetooth: 'Bluetooth', location: 'Location', camera: 'Camera', microphone: 'Microphone', albumRight: 'Album', notification: 'Notifications', calendar: 'Calendar', systemRights: 'What the system lets WeChat do',
  putAway: 'Put the keyboard away', enterAnew: 'Enter afresh', linkCopied: 'Link copied', shared: 'Shared with a friend', captured: 'Screenshot: wx.onUserCaptureScreen was told; no picture is kept',
  stallLive: 'Stall', stallLiveWhy: 'The network carries the open live streams no further, and does not end them', lagLive: 'Lag 3 s', lagLiveWhy: 'Players fall 3 s behind and do not catch up by themselves', noCodes: 'No codes', noCodesWhy: 'Live components fire no statechange', cameraFrom: 'Camera', computerCamera: 'This computer\'s', fileCamera: 'A film or picture…', clock: 'Clock', clockWhy: 'Pushed pictures carry a clock, players tell the latency by it; it must be on in the phone that pushes and in the one that plays', latency: 'Latency',
}

export type Word = keyof typeof zh

/** The workbench speaks Chinese in this browser. */
export const isChinese = navigator.language.startsWith('zh')
const table = isChinese ? zh : en

/** A sentence in the browser's language. */
export const t = (word: Word): string => table[word]

/** Permissions in the person's words. */
export const SCOPE_WORDS: Readonly<Record<string, string>> = {
  'scope.camera': '摄像头', 'scope.record': '麦克风', 'scope.userLocation': '位置信息', 'scope.userFuzzyLocation': '模糊位置', 'scope.userLocationBackground': '后台位置', 'scope.writePhotosAlbum': '保存到相册',
  'scope.bluetooth': '蓝牙', 'scope.addPhoneContact': '通讯录', 'scope.addPhoneCalendar': '日历', 'scope.werun': '微信运动', 'scope.userInfo': '用户信息', 'scope.address': '通讯地址', 'scope.invoice': '发票', 'scope.invoiceTitle': '发票抬头',
}
