Component({
  data: {
    selected: 0,
    list: [{ pagePath: '/pages/home/home', text: '首页' }, { pagePath: '/pages/me/me', text: '我' }],
  },
  methods: {
    switchTab(e) {
      wx.switchTab({ url: e.currentTarget.dataset.path })
    },
  },
})
