Page({
  data: { url: '', modes: ['live', 'RTC'], mode: 'live', fit: 'contain', orientation: 'vertical', muted: false, full: false, codes: [], net: {}, called: '', picture: '' },
  onLoad(options) {
    if (options.url) this.setData({ url: options.url })
  },
  onReady() {
    this.player = wx.createLivePlayerContext('player', this)
  },
  onUrl(e) { this.setData({ url: e.detail.value }) },
  onMode(e) { this.setData({ mode: e.detail.value }) },
  onState(e) { this.setData({ codes: this.data.codes.concat(e.detail.code).slice(-20) }) },
  onNet(e) { this.setData({ net: e.detail.info }) },
  onFull(e) { this.setData({ full: e.detail.fullScreen }) },
  call(name, options) {
    this.player[name](Object.assign({
      success: () => this.setData({ called: `${name} 成功` }),
      fail: (res) => this.setData({ called: `${name} 失败：${res.errMsg}` }),
    }, options))
  },
  play() { this.call('play') },
  pause() { this.call('pause') },
  resume() { this.call('resume') },
  stop() { this.call('stop') },
  mute() { this.setData({ muted: !this.data.muted }) },
  fit() { this.setData({ fit: this.data.fit === 'contain' ? 'fillCrop' : 'contain' }) },
  turn() { this.setData({ orientation: this.data.orientation === 'vertical' ? 'horizontal' : 'vertical' }) },
  full() { this.call('requestFullScreen', { direction: 0 }) },
  snapshot() {
    this.call('snapshot', { success: (res) => this.setData({ picture: res.tempImagePath, called: 'snapshot 成功' }) })
  },
})
