package extension
