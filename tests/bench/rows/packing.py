"""Packs a layer's folder: ocelot-gen as zip compared with Debian's zip."""
import zipfile

from measure import Row, alternate, median, record

ROW = Row("packing", "packing against `zip -r`", "a third of its CPU, no larger", "s of CPU")
ROWS = (ROW,)


def unpack_layer(bench, folder):
    """The files that upstream's Makefile would pack: the folder of the largest layer."""
    with zipfile.ZipFile(bench.project / "build/collector-amd64-full.zip") as layer:
        layer.extractall(folder)
    (folder / "extensions/collector").chmod(0o755)
    return folder


def our_zip(bench, folder):
    name = folder / "zip"
    name.symlink_to(bench.ocelot_gen)
    return name


def pack(bench, zip_command, layer, out):
    out.unlink(missing_ok=True)
    return bench.run([zip_command, "-r", out, "collector-config", "extensions"], layer)


def measure(bench, wanted):
    del wanted
    folder = bench.fresh("packing")
    layer, ours = unpack_layer(bench, folder / "layer"), our_zip(bench, folder)
    peers = (lambda: pack(bench, ours, layer, folder / "ours.zip"),
             lambda: pack(bench, "/usr/bin/zip", layer, folder / "peer.zip"))
    alternate(1, *peers)
    mine, theirs = ([spent.cpu for spent in runs] for runs in alternate(bench.rounds(7), *peers))
    sizes = [(folder / name).stat().st_size for name in ("ours.zip", "peer.zip")]
    ratio = median(theirs) / median(mine)
    yield record(ROW, mine, theirs, ratio, ratio >= 3 and sizes[0] <= sizes[1],
                 f"{sizes[0] / 1e6:.2f} MB against {sizes[1] / 1e6:.2f} MB", our_bytes=sizes[0], peer_bytes=sizes[1])
