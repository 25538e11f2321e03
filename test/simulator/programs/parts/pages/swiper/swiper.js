require('../../lib/noting')({}, { current: 0 })
