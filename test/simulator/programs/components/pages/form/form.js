Page({ submit(e) { this.submitted = e.detail.value } })
