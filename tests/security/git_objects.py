"""Git objects with any bytes, written without git: names, modes and sizes that git itself never writes."""
import hashlib
import os
import zlib

FILE, PROGRAM, LINK, FOLDER, SUBMODULE = b"100644", b"100755", b"120000", b"40000", b"160000"


class Repository:
    """A bare repository that is filled with loose objects."""

    def __init__(self, folder):
        self.folder = folder
        for path in ("objects", "refs/heads"):
            (folder / path).mkdir(parents=True)
        (folder / "HEAD").write_text("ref: refs/heads/main\n")
        (folder / "config").write_text("[core]\n\trepositoryformatversion = 0\n\tbare = true\n")

    def write(self, kind, pieces, size):
        """Writes one object from pieces of its content, so that a large one is never in memory. Returns its id."""
        header = b"%s %d\0" % (kind, size)
        digest, packer = hashlib.sha1(header), zlib.compressobj(1)
        unnamed = self.folder / "objects/unnamed"
        with unnamed.open("wb") as file:
            file.write(packer.compress(header))
            for piece in pieces:
                digest.update(piece)
                file.write(packer.compress(piece))
            file.write(packer.flush())
        path = self.folder / "objects" / digest.hexdigest()[:2] / digest.hexdigest()[2:]
        path.parent.mkdir(exist_ok=True)
        os.replace(unnamed, path)
        return digest.digest()

    def blob(self, content):
        return self.write(b"blob", [content], len(content))

    def zeros(self, size):
        """A blob of zeros; `size` is a multiple of 1 MiB."""
        return self.write(b"blob", (bytes(1 << 20) for _ in range(size >> 20)), size)

    def tree(self, records):
        """A tree object of (mode, name, id), in this order."""
        content = b"".join(b"%s %s\0%s" % record for record in records)
        return self.write(b"tree", [content], len(content))

    def branch(self, name, root):
        """A commit with this root tree, and a branch at it. Returns the commit's id."""
        person = b"test <test@example.com> 1767225600 +0000"
        content = b"tree %s\nauthor %s\ncommitter %s\n\ntest\n" % (root.hex().encode(), person, person)
        commit = self.write(b"commit", [content], len(content))
        (self.folder / "refs/heads" / name).write_text(commit.hex() + "\n")
        return commit.hex()
