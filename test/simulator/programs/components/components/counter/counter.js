Component({
  behaviors: [require('../../behaviors/named')],
  options: { pureDataPattern: /^_/ },
  properties: {
    count: {
      type: Number,
      value: 5,
      observer(now, before) { this.trace(`count ${before} ${now}`) },
    },
    step: Number,
    label: String,
    any: { type: Number, optionalTypes: [String, Object], value: 0 },
    list: Array,
    flag: { type: Boolean, observer: 'flagChanged' },
    empty: Object,
  },
  data: { kind: '', _secret: 1, inner: { a: 1 } },
  observers: {
    any(any) { this.setData({ kind: typeof any }) },
    'count, step': function (count, step) { this.trace(`both ${count} ${step}`) },
    '_secret': function (secret) { this.trace(`secret ${secret}`) },
    'inner.a': function (a) { this.trace(`inner ${a}`) },
  },
  lifetimes: {
    created() { this.trace('created') },
    attached() { this.trace(`attached ${this.data.count}`) },
    ready() { this.trace('ready') },
    moved() { this.trace('moved') },
    detached() { this.trace('detached'); console.log(`gone: ${this.traces.slice(-1)}`) },
    error(error) { this.trace(`error ${error.message}`) },
  },
  pageLifetimes: {
    show() { this.trace('show') },
    hide() { this.trace('hide') },
    resize(size) { this.trace(`resize ${size.size.windowWidth}`) },
  },
  methods: {
    flagChanged(flag) { this.trace(`flag ${flag}`) },
    greet() { return '我是' + this.data.label },
    add() {
      this.setData({ _secret: 2, 'inner.a': 7 })
      this.triggerEvent('change', { value: this.properties.count + this.data.step })
      this.triggerEvent('deep', { some: 1 }, { bubbles: true, composed: true, capturePhase: true })
    },
    measure() {
      return new Promise((resolve) => this.createSelectorQuery().select('#shown').fields({ id: true, size: true, computedStyle: ['display'] }, resolve).exec())
    },
    where() { return { page: this.getPageId(), bar: this.getTabBar(), owner: this.selectOwnerComponent() } },
  },
})
