Page({
  data: { count: 1, label: '数', any: 'x', second: false, charted: false, watched: { a: { b: 1 }, list: [1, 2] } },
  log: [],
  onShow() {
    const bar = this.getTabBar()
    if (bar) bar.setData({ selected: 0 })
  },
  changed(e) {
    this.log.push(`change ${e.detail.value} ${e.target.id}`)
    this.setData({ count: e.detail.value })
  },
  heard(e) { this.log.push(`deep ${e.type} ${e.target.id} ${e.currentTarget.id}`) },
  captured() { this.log.push('captured deep') },
  more() { this.setData({ count: this.data.count + 10 }) },
})
