"""Local servers that behave as a test needs, and a project that is built from them."""
