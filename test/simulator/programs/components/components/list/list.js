Component({
  relations: {
    '../item/item': {
      type: 'child',
      linked(target) { this.log.push(`linked ${target.data.name}`) },
      unlinked(target) { this.log.push(`unlinked ${target.data.name}`) },
      linkChanged() {},
    },
    listed: { type: 'descendant', target: require('../../behaviors/listed') },
  },
  lifetimes: { created() { this.log = [] } },
  methods: {
    names() { return this.getRelationNodes('../item/item').map((item) => item.data.name) },
    listed() { return this.getRelationNodes('listed').length },
  },
})
