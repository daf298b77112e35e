package receiver
