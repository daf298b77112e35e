/* A host of the C interface that loads the library with RTLD_LOCAL, as most wrappers do.
 *
 * local LIBRARY CONFIG [PLUGIN…]: loads the plugins, starts, says "running", reads its input to the
 * end, stops. Ends with the first code that is not 0. */
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>

#include "otelcol.h"

static void *find(void *library, const char *name) {
  void *found = dlsym(library, name);
  if (found == NULL) {
    fprintf(stderr, "%s\n", dlerror());
    exit(100);
  }
  return found;
}

static int (*load_plugin)(const char *, char **);
static int (*start)(const char *const *, char **);
static int (*stop)(int, char **);
static void (*free_text)(char *);

/* Takes the address of the text, because the call that sets it may be evaluated after the other arguments. */
static void expect(int code, char **error, const char *doing) {
  if (code == OTELCOL_OK) return;
  fprintf(stderr, "%s: %d: %s\n", doing, code, *error);
  free_text(*error);
  exit(code);
}

int main(int argc, char **argv) {
  if (argc < 3) return 100;
  void *library = dlopen(argv[1], RTLD_NOW | RTLD_LOCAL);
  if (library == NULL) {
    fprintf(stderr, "%s\n", dlerror());
    return 100;
  }
  *(void **)&load_plugin = find(library, "otelcol_load_plugin");
  *(void **)&start = find(library, "otelcol_start");
  *(void **)&stop = find(library, "otelcol_stop");
  *(void **)&free_text = find(library, "otelcol_free");

  char *error = NULL;
  for (int i = 3; i < argc; ++i) expect(load_plugin(argv[i], &error), &error, argv[i]);
  const char *configs[] = {argv[2], NULL};
  expect(start(configs, &error), &error, "start");
  puts("running");
  fflush(stdout);
  while (getchar() != EOF) {
  }
  expect(stop(10000, &error), &error, "stop");
  return 0;
}
