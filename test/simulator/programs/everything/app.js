// 一个只用原生能力的小程序：每个页面演示 WXML 的一部分。
App({
  globalData: { user: null, visits: [] },
  onLaunch: function (options) {
    this.globalData.launchedWith = options.path
    this.globalData.user = { name: '小满' }
  },
  onShow: function () {
    this.globalData.shown = (this.globalData.shown || 0) + 1
  },
  note: function (text) {
    this.globalData.visits.push(text)
    console.log(text)
  },
})
