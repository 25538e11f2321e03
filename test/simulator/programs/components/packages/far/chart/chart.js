Component({ properties: { points: Array } })
