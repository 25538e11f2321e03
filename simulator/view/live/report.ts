import { OUT_OF_REACH } from '../../border/carrier.ts'
import type { LiveFacts } from '../../border/live.ts'
import type { ComponentNeeds } from '../component.ts'

/** What one live component tells its page and the bench. */
export interface LiveReport {
  /** A code of `bindstatechange`. */
  code(code: number, message?: string): void
  facts(change: Partial<LiveFacts>): void
  gone(): void
}

const MOST_CODES = 20

/** What each code says, in the words that come with it. */
const MESSAGES: Readonly<Record<number, string>> = {
  1001: '已经连接推流服务器', 1002: '已经与服务器握手完毕,开始推流', 1003: '打开摄像头成功', 1005: '推流动态调整分辨率', 1006: '推流动态调整码率', 1007: '首帧画面采集完成', 1008: '编码器启动', 1101: '网络状况不佳：上行带宽太小，上传数据受阻', 1102: '网络断连, 已启动自动重连', 1103: '硬编码启动失败,采用软编码',
  2001: '已经连接服务器', 2002: '已经连接服务器,开始拉流', 2003: '网络接收到首个视频数据包(IDR)', 2004: '视频播放开始', 2005: '视频播放进度', 2006: '视频播放结束', 2007: '视频播放Loading', 2008: '解码器启动', 2009: '视频分辨率改变', 2101: '当前视频帧解码失败', 2102: '当前音频帧解码失败', 2103: '网络断连, 已启动自动重连', 2104: '网络来包不稳', 2105: '当前视频播放出现卡顿', 2106: '硬解启动失败，采用软解',
  3001: 'DNS解析失败', 3002: '服务器连接失败', 3003: '服务器握手失败', 3004: '服务器主动断开', 3005: '读/写失败', 5000: '小程序被挂起，停止推流', 5001: '通话占用设备', 6000: '拉流被挂起', 6001: '拉流恢复',
}

/** Counts live components over all pages of one phone's window. */
let keys = 0

export function createReport(kind: LiveFacts['kind'], { emit, page, host, window }: ComponentNeeds): LiveReport {
  let facts: LiveFacts = { key: Math.floor(page.now() * 1_000) * 100 + ++keys, kind, id: '', route: window.document.documentElement.dataset['route'] ?? '', gone: false, mode: '', url: '', codes: [], kbps: 0, fps: 0, width: 0, height: 0, buffered: 0, dropped: 0, latencyMs: null, sound: '' }
  const tell = (change: Partial<LiveFacts>): void => {
    facts = { ...facts, ...change, id: host.id }
    page.live(facts)
  }
  return {
    code(code, message) {
      tell({ codes: [...facts.codes, { code, at: Date.now() }].slice(-MOST_CODES) })
      if (message === OUT_OF_REACH) page.found({ level: 'error', area: 'network', text: `live-${kind}: this simulator's phones reach this computer's own server and RTMP port alone, not ${facts.url.split('?')[0] ?? ''}` })
      if (page.phone().liveCodes) emit('statechange', { code, message: message || MESSAGES[code] || '' })
    },
    facts: tell,
    gone: () => tell({ gone: true }),
  }
}
