module.exports = { hello: 'Hello' }
