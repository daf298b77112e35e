// libarchive's table of formats refers to xar, whose writer would bring libxml2 and, with it, 30 MB
// of Unicode data. tar.cpp writes only tar files, so a portable program has no xar.

struct archive;

/// Reports that the format is not supported: ARCHIVE_FATAL of archive.h.
extern "C" [[gnu::visibility("hidden")]] int archive_write_set_format_xar(archive* /*writer*/) {
  return -30;
}
