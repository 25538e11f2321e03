Component({
  data: { selected: null },
  pageLifetimes: {
    show() {
      this.getTabBar((bar) => {
        bar.setData({ selected: 1 })
        this.setData({ selected: bar.data.selected })
      })
    },
  },
})
