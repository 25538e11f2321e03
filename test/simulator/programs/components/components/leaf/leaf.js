Component({
  behaviors: [require('../../behaviors/listed')],
  properties: { node: Object },
  relations: { list: { type: 'ancestor', target: require('../../behaviors/listed') } },
})
