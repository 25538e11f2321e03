Component({
  behaviors: ['wx://component-export'],
  properties: { text: String },
  export() { return { text: this.data.text, isBadge: true } },
})
