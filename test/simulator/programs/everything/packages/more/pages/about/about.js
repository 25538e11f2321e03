Page({
  data: { motto: require('../../motto.js') },
  onLoad({ from, word }) {
    this.setData({ from, word })
  },
})
