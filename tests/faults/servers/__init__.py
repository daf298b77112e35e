"""Servers on loopback, each as good or as bad as a test needs it, and a project that is built from them."""
