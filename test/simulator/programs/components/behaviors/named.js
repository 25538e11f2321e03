const deeper = Behavior({
  data: { depth: '深' },
  properties: { size: { type: Number, value: 3 } },
  lifetimes: { attached() { this.trace('deeper attached') } },
  methods: { greet() { return '深层的' + this.data.depth }, whisper() { return '悄悄' } },
})

module.exports = Behavior({
  behaviors: [deeper],
  data: { named: '有名' },
  lifetimes: {
    created() { this.traces = ['behavior created'] },
    attached() { this.trace('behavior attached') },
  },
  pageLifetimes: { show() { this.trace('behavior show') } },
  methods: {
    trace(text) { this.traces.push(text) },
    greet() { return '你好' + this.data.named },
  },
})
