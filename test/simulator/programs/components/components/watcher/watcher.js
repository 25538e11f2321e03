Component({
  properties: { value: Object },
  data: { sum: 0, other: 1 },
  lifetimes: { created() { this.seen = [] } },
  observers: {
    'value.a.b, value.list[1]': function (b, second) { this.seen.push(`b ${b} ${second}`) },
    'value.**': function (value) {
      this.seen.push('deep')
      if (value) this.setData({ sum: value.list.reduce((all, one) => all + one, 0) })
    },
    '**': function () { this.seen.push('any') },
  },
})
