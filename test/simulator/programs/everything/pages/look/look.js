Page({
  data: { seen: '', animation: {}, title: '样子一', deep: '#eeeeee' },
  told: [],
  onReady() {
    this.watch()
  },
  watch() {
    if (this.observer) this.observer.disconnect()
    this.observer = this.createIntersectionObserver({ thresholds: [0, 0.5], observeAll: true })
    this.observer.relativeToViewport({ bottom: 20 }).observe('.box', (res) => {
      this.told.push(`${res.dataset.kind} ${res.intersectionRatio} ${res.relativeRect.width}`)
    })
  },
  scrolled(e) {
    this.told.push(`scroll ${e.detail.scrollTop}`)
  },
  onUnload() {
    this.observer.disconnect()
  },
  measure(done) {
    const query = this.createSelectorQuery()
    query.select('#box').fields({ id: true, dataset: true, size: true, computedStyle: ['color', 'display'], properties: ['animation'] })
    query.selectAll('.box').boundingClientRect()
    query.select('#scroller').scrollOffset()
    query.select('#scroller').fields({ properties: ['scrollY', 'scroll-top'] })
    query.select('#nowhere').boundingClientRect()
    query.selectViewport().fields({ size: true, scrollOffset: true })
    query.select('#scroller').node()
    query.select('#mark').fields({ mark: true, rect: true })
    query.exec(done)
  },
  move() {
    const animation = wx.createAnimation({ duration: 20 })
    animation.translateX(30).opacity(0.4).step()
    this.setData({ animation: animation.export() })
  },
  bounce(done) {
    this.animate('#box', [{ opacity: 1, rotate: 0 }, { opacity: 0.5, rotate: 45, backgroundColor: '#ff0000', offset: 0.5 }, { opacity: 0, rotate: 90, ease: 'ease-in' }], 50, done)
  },
  settle(done) {
    this.clearAnimation('#box', { opacity: true, rotate: true }, done)
  },
})
