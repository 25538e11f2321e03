Component({
  properties: { items: Array },
  methods: { picked(e) { this.last = e.detail } },
})
