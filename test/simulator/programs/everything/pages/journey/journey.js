const app = getApp()
let opened = 0

Page({
  data: { text: '' },
  onLoad(query) {
    this.number = ++opened
    app.note(`journey ${this.number} load ${query.id}`)
    this.setData({ query })
    const channel = this.getOpenerEventChannel()
    if (channel.on) channel.on('greet', (told) => {
      this.setData({ text: told.text })
      channel.emit('answer', { heard: told.text, depth: getCurrentPages().length })
    })
  },
  onShow() { app.note(`journey ${this.number} show`) },
  onReady() { app.note(`journey ${this.number} ready`) },
  onHide() { app.note(`journey ${this.number} hide`) },
  onUnload() { app.note(`journey ${this.number} unload`) },
  deeper() {
    wx.navigateTo({
      url: '../journey/journey?id=' + (Number(this.data.query.id) + 1),
      events: { answer: (told) => this.setData({ text: `收到 ${told.heard} ${told.depth}` }) },
      success: ({ eventChannel }) => eventChannel.emit('greet', { text: '你好' }),
    })
  },
  back() { wx.navigateBack() },
})
