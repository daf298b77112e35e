/* A host that has the collector linked in: no dlopen.
 *
 * archive CONFIG [PLUGIN…]: loads the plugins, starts, says "running", reads its input to the end,
 * stops. Ends with the first code that is not 0. */
#include <stdio.h>
#include <stdlib.h>

#include COLLECTOR_HEADER

static void expect(int code, char *error, const char *doing) {
  if (code == OTELCOL_OK) return;
  fprintf(stderr, "%s: %d: %s\n", doing, code, error);
  otelcol_free(error);
  exit(code);
}

int main(int argc, char **argv) {
  if (argc < 2) return 100;
  char *error = NULL;
  for (int i = 2; i < argc; ++i) {
    const int code = otelcol_load_plugin(argv[i], &error);
    expect(code, error, argv[i]);
  }
  const char *configs[] = {argv[1], NULL};
  const int started = otelcol_start(configs, &error);
  expect(started, error, "start");
  puts("running");
  fflush(stdout);
  while (getchar() != EOF) {
  }
  const int stopped = otelcol_stop(10000, &error);
  expect(stopped, error, "stop");
  return 0;
}
