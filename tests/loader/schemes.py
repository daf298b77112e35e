#!/usr/bin/env python3
"""A URI, or a reference in a configuration, whose scheme has no configuration provider: the message names the schemes that have
one. The library and the executable say the same.
"""
from harness import expect_equal, main

SCHEMES = "; this collector has the schemes env, file, yaml"
OF_URI = f'unsupported scheme on URI "foo:bar"{SCHEMES}'


def test(loader):
    config = loader.pipeline().path
    reference = loader.folder / "reference.yaml"
    reference.write_text(config.read_text().replace('"warn"', '"${foo:bar}"'))
    of_reference = f'scheme "foo" is not supported for uri "foo:bar"{SCHEMES}'
    for more in ([], ["--check"]):
        code, _, messages = loader.run("--config", "foo:bar", *more)
        expect_equal((code, messages), (13, f"error: the configuration cannot be used\nnote: {OF_URI}"), "a URI")
        code, _, messages = loader.run("--config", reference, *more)
        expect_equal((code, messages.endswith(of_reference)), (13, True), f"a reference: {messages}")
    code, _, messages = loader.run("--config", "missing.yaml")
    expect_equal((code, "schemes" in messages), (13, False), f"another fault of the configuration: {messages}")
    plain(loader, "foo:bar", OF_URI)
    plain(loader, reference, of_reference)


def plain(loader, uri, ending):
    program = loader.start(loader.made.executable, "--config", uri)
    code, messages = program.wait(), program.errors().strip()
    expect_equal((code, messages.startswith("otelcol: "), messages.endswith(ending)), (1, True, True), f"the executable: {messages}")


if __name__ == "__main__":
    main(test)
