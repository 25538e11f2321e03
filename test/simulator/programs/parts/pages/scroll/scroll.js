require('../../lib/noting')({
  onPageScroll(detail) { this.note('page-scroll', '', detail) },
  onReachBottom() { this.note('page-bottom', '', {}) },
  onPullDownRefresh() { this.note('page-pulled', '', {}) },
  stop() { wx.stopPullDownRefresh() },
  down() { wx.pageScrollTo({ scrollTop: 5000, duration: 0 }) },
}, { into: '', fresh: false, rows: Array.from({ length: 20 }, (_, index) => index) })
