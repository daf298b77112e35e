/* A C program that contains a collector: `embedded LIBRARY CONFIG [PLUGIN…]` runs it until SIGTERM or SIGINT.
 *
 * - Signals: SIGTERM and SIGINT are blocked before the library is loaded, so Go's threads block them too, and
 *   sigtimedwait() receives them. A program that uses a handler instead must set SA_ONSTACK.
 * - Environment: the collector does not see setenv() of this program; otelcol_setenv() sets its variables.
 * - Load one library, once: it stays until the process ends. The collector in it can be started again.
 * - A file that is not a plugin of this library can end the process: try it first with `ocelot-load --check`. */
#define _POSIX_C_SOURCE 200809L
#include <dlfcn.h>
#include <signal.h>
#include <stdio.h>
#include <time.h>

#include "otelcol.h"

#define STOP_WITHIN_MS 10000

static struct {
  int (*abi_version)(void);
  int (*load_plugin)(const char *path, char **error);
  int (*start)(const char *const *config_uris, char **error);
  int (*wait)(int timeout_ms, char **error);
  int (*stop)(int timeout_ms, char **error);
  void (*free)(char *text);
} otelcol;

/* Prints the text of a failed call and frees it; returns whether the call succeeded. It takes the address of the text,
 * because C may evaluate the arguments of a call in any order. */
static int succeeded(int code, char **error, const char *action, const char *object) {
  if (code == OTELCOL_OK) return 1;
  fprintf(stderr, "embedded: cannot %s %s: %s\n", action, object, *error != NULL ? *error : "no reason was given");
  otelcol.free(*error);
  return 0;
}

/* Stores the address of a function of the library. */
static int find(void *library, const char *name, void *function) {
  *(void **)function = dlsym(library, name);
  return *(void **)function != NULL;
}

static int load(const char *path) {
  void *library = dlopen(path, RTLD_NOW);
  if (library != NULL && find(library, "otelcol_abi_version", &otelcol.abi_version) &&
      find(library, "otelcol_load_plugin", &otelcol.load_plugin) && find(library, "otelcol_start", &otelcol.start) &&
      find(library, "otelcol_wait", &otelcol.wait) && find(library, "otelcol_stop", &otelcol.stop) &&
      find(library, "otelcol_free", &otelcol.free)) {
    if (otelcol.abi_version() == OTELCOL_ABI_VERSION) return 1;
    fprintf(stderr, "embedded: %s has another version of the interface\n", path);
    return 0;
  }
  fprintf(stderr, "embedded: %s\n", dlerror());
  return 0;
}

/* Returns when the collector has ended, because a signal arrived or by itself; returns whether all is well. */
static int serve(const sigset_t *signals) {
  const struct timespec tick = {0, 200000000};
  char *error = NULL;
  while (otelcol.wait(0, NULL) == OTELCOL_TIMEOUT) {
    if (sigtimedwait(signals, NULL, &tick) > 0)
      return succeeded(otelcol.stop(STOP_WITHIN_MS, &error), &error, "stop", "the collector");
  }
  return succeeded(otelcol.wait(0, &error), &error, "run", "the collector");
}

int main(int argc, char **argv) {
  if (argc < 3) {
    fputs("usage: embedded LIBRARY CONFIG [PLUGIN…]\n", stderr);
    return 2;
  }
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  sigprocmask(SIG_BLOCK, &signals, NULL);

  if (!load(argv[1])) return 1;
  char *error = NULL;
  for (int i = 3; i < argc; ++i) {
    if (!succeeded(otelcol.load_plugin(argv[i], &error), &error, "load", argv[i])) return 1;
  }
  const char *configs[] = {argv[2], NULL};
  if (!succeeded(otelcol.start(configs, &error), &error, "start with", argv[2])) return 1;
  puts("the collector runs; SIGTERM or Ctrl-C stops it");
  fflush(stdout);
  return serve(&signals) ? 0 : 1;
}
