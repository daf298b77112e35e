"""What every row receives: tools, folders, environment, and the fixture, which is created on first use."""
import dataclasses
import functools
import os
import pathlib
import shutil

import fixture
from measure import output, run

ROOT = pathlib.Path(__file__).resolve().parents[2]
HERE = ROOT / "out/bench"
# The peers only build layers. What checks and documents a layer is measured by the row proof-cost.
ONLY_LAYERS = ("--inspect", "none", "--documents", "none")


@dataclasses.dataclass(frozen=True)
class Bench:
    ocelot_gen: pathlib.Path
    ocelot_load: pathlib.Path
    pack: pathlib.Path
    chosen_rounds: int = 0

    def rounds(self, usual):
        """How many rounds a row runs: from the command line, or the row's default."""
        return self.chosen_rounds or usual

    @functools.cached_property
    def environment(self):
        """The user's environment without variables that would affect a measurement; the action cache is separate."""
        kept = {name: value for name, value in os.environ.items()
                if not name.startswith(("GIT_", "NINJA_", "OCELOT_")) and name != "MAKEFLAGS"}
        return {**kept, "LC_ALL": "C", "NO_COLOR": "1", "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1",
                "OCELOT_CACHE_DIR": str(HERE / "cache")}

    def with_variables(self, **variables):
        return {**self.environment, **{name: str(value) for name, value in variables.items()}}

    def run(self, words, folder, **variables):
        return run(words, folder, self.with_variables(**variables))

    def output(self, words, folder):
        return output(words, folder, self.environment)

    def generate_and_build(self, folder, *options, **variables):
        """`ocelot-gen && ninja` for the layers alone."""
        return self.prove_and_build(folder, *ONLY_LAYERS, *options, **variables)

    def prove_and_build(self, folder, *options, **variables):
        """`ocelot-gen && ninja`, as users write it: with the checks and the documents of each layer."""
        words = ["sh", "-c", 'ocelot_gen=$1; shift; "$ocelot_gen" "$@" && exec ninja', "sh", self.ocelot_gen, *options]
        return self.run(words, folder, **variables)

    def fresh(self, name):
        """An empty folder."""
        folder = HERE / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        return folder

    @functools.cached_property
    def upstream(self):
        """The upstream in this repository as a git repository."""
        return fixture.make_upstream(ROOT, HERE / "fixture/upstream", self.run)

    @functools.cached_property
    def project(self):
        """The project of six distributions, after a complete build."""
        folder = HERE / "fixture/project"
        fixture.make_project(ROOT, folder, self.upstream)
        self.settle(folder)
        return folder

    def settle(self, folder, *options):
        """Builds until there is no work; a generation may require another build."""
        for _ in range(3):
            self.generate_and_build(folder, *options)
            if "no work to do" in self.output(["ninja"], folder):
                return
        raise RuntimeError(f"{folder} never settles")
