const app = getApp()

Page({
  data: { who: '', times: 0 },
  onShow() {
    this.setData({ who: app.globalData.user.name, times: this.data.times + 1 })
  },
  onUnload() {
    app.note('mine unload')
  },
})
