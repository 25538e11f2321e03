require('../../lib/noting')({}, { x: 0 })
