var app = getApp()

Page({
  data: {
    user: { name: '小满' },
    vip: false,
    color: 'rgb(1, 2, 3)',
    a: 1,
    b: 2,
    n: 7,
    nul: null,
    third: 3,
    price: 6,
    note: '热',
    thisYear: 2024,
    shop: '茶铺',
    nick: '小',
    status: '',
    list: [
      { id: 'g1', name: '龙井', kind: 'tea', cents: 1250 },
      { id: 'g2', name: '绿豆糕', kind: 'cake', cents: 800 },
    ],
    table: [['甲', '乙'], ['丙']],
    prices: { small: 3, large: 5 },
    deep: { rows: [{ cell: 0 }] },
  },
  // 自己的字段，每次打开都是新的
  taps: [],
  onLoad: function (query) {
    app.note('home load ' + JSON.stringify(query))
  },
  onShow: function () {
    app.note('home show')
  },
  onReady: function () {
    app.note('home ready')
  },
  onHide: function () {
    app.note('home hide')
  },
  onTabItemTap: function (item) {
    app.note('home tab ' + item.text)
  },
  onPullDownRefresh: function () {
    app.note('home pulled')
    wx.stopPullDownRefresh()
  },
  onReachBottom: function () {
    app.note('home bottom')
  },
  onPageScroll: function (e) {
    app.note('home scroll ' + e.scrollTop)
  },
  onShareAppMessage: function (from) {
    app.note('home share ' + from.from)
    return { title: '来喝茶', path: '/pages/home/home?from=share' }
  },
  choose: function (e) {
    this.taps.push(e.currentTarget.dataset.index)
    this.setData({ status: '选了 ' + this.data.list[e.currentTarget.dataset.index].name })
  },
  go: function (e) {
    wx.navigateTo({ url: e.currentTarget.dataset.url })
  },
  change: function () {
    var page = this
    var next = 'list[' + this.data.list.length + ']'
    this.setData({
      vip: true,
      n: 11,
      'user.name': '大满',
      'deep.rows[0].cell': 5,
      'deep.rows[1]': { cell: 6 },
      'deep.fresh.path': '新',
      [next]: { id: 'g3', name: '酥', cents: 100 },
    }, function () {
      page.setData({ status: '画好了 ' + page.data.deep.rows[1].cell + page.data.deep.fresh.path })
    })
    app.note('after setData ' + this.data.n)
  },
})
