Component({ options: { styleIsolation: 'isolated' } })
