Component({
  externalClasses: ['title-class'],
  options: { multipleSlots: true },
})
