Page({
  data: { url: '', modes: ['SD', 'HD', 'FHD', 'RTC'], modeIndex: 0, muted: false, camera: true, beauty: 0, codes: [], net: {}, called: '', last: '', error: '', picture: '' },
  onLoad(options) {
    if (options.url) this.setData({ url: options.url })
  },
  onReady() {
    this.pusher = wx.createLivePusherContext()
  },
  onUrl(e) { this.setData({ url: e.detail.value }) },
  onMode(e) { this.setData({ modeIndex: Number(e.detail.value) }) },
  onBeauty(e) { this.setData({ beauty: e.detail.value }) },
  onState(e) {
    this.setData({ last: e.detail.message || String(e.detail.code), codes: this.data.codes.concat(e.detail.code).slice(-20) })
  },
  onNet(e) { this.setData({ net: e.detail.info }) },
  onError(e) { this.setData({ error: `${e.detail.errCode} ${e.detail.errMsg}` }) },
  call(name, options) {
    this.pusher[name](Object.assign({
      success: () => this.setData({ called: `${name} 成功` }),
      fail: (res) => this.setData({ called: `${name} 失败：${res.errMsg}` }),
    }, options))
  },
  start() { this.call('start') },
  pause() { this.call('pause') },
  resume() { this.call('resume') },
  stop() { this.call('stop') },
  switchCamera() { this.call('switchCamera') },
  mute() { this.setData({ muted: !this.data.muted }) },
  snapshot() {
    this.call('snapshot', { quality: 'raw', success: (res) => this.setData({ picture: res.tempImagePath, called: 'snapshot 成功' }) })
  },
})
