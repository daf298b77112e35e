"""The memory of each step of one layer, run by its own command line: beyond an idle process, less than the layer's size.

A step streams the packed layer. `zip`, which upstream's Makefile calls, maps a file of the layer, and its other memory must be
smaller than the unpacked layer.
"""
import zipfile

from measure import Row, peak_of, record
from rows.packing import our_zip, unpack_layer
from rows.steps import commands, kind_of

ROW = Row("memory", "memory of each step", "streams; never a whole layer twice", "MB")
ROWS = (ROW,)
LAYER = "build/collector-amd64-full.zip"


def peaks_of_steps(bench, **variables):
    """The peak memory of each kind of step, in bytes; for several steps of a kind, the highest."""
    peaks = {}
    environment = bench.with_variables(**variables)
    for words in commands(bench, bench.project, LAYER):
        peak = peak_of(words, bench.project, environment)
        kind = kind_of(words)
        peaks[kind] = max(peaks.get(kind, peak), peak, key=lambda one: one.resident)
    return peaks


def peak_of_zip(bench, folder):
    layer, zip_command = unpack_layer(bench, folder / "layer"), our_zip(bench, folder)
    words = [zip_command, "-r", folder / "out.zip", "collector-config", "extensions"]
    return peak_of(words, layer, bench.environment)


def sizes(path):
    """The sizes of a layer in bytes, packed and unpacked."""
    with zipfile.ZipFile(path) as layer:
        return path.stat().st_size, sum(entry.file_size for entry in layer.infolist())


def told(peaks):
    return ", ".join(f"{kind} {peak.resident / 1e6:.1f}" for kind, peak in peaks.items())


def measure(bench, wanted):
    del wanted
    bench.settle(bench.project)
    folder = bench.fresh("memory")
    idle = max(peak_of([bench.ocelot_gen, "--version"], folder, bench.environment).resident for _ in range(5))
    peaks = peaks_of_steps(bench, OCELOT_CACHE_DIR=folder / "empty")
    recalled = peaks_of_steps(bench, OCELOT_CACHE_DIR=folder / "empty")
    zipped = peak_of_zip(bench, folder)
    packed, unpacked = sizes(bench.project / LAYER)
    steps = max(one.resident for one in [*peaks.values(), *recalled.values()]) - idle
    # The ratio that is nearest to its limit, or farthest above it, is the row's result.
    highest, layer = max((steps, packed), (zipped.anonymous, unpacked), key=lambda pair: pair[0] / pair[1])
    note = (f"MB: idle {idle / 1e6:.1f}; {told(peaks)}; the same again: {told(recalled)}; zip {zipped.resident / 1e6:.1f}, of "
            f"which {zipped.anonymous / 1e6:.1f} are its own and the rest is the mapped file; the layer {packed / 1e6:.1f} packed, "
            f"{unpacked / 1e6:.1f} unpacked")
    yield record(ROW, [highest / 1e6], [layer / 1e6], highest / layer, highest < layer, note)
