Component({
  properties: { name: String, age: Number },
  data: { loaded: '' },
  lifetimes: { attached() { this.atAttach = `${this.data.name} ${this.data.age}` } },
  methods: {
    onLoad(query) { this.setData({ loaded: `载入 ${query.name} ${this.options.age}` }) },
    onReachBottom() {},
  },
})
