package main

import provider "{{import}}"

func init() {
	providers = append(providers, provider.NewFactory())
}
