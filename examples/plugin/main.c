/* A program that has a collector linked in: `program CONFIG [PLUGIN…]` runs it until SIGTERM or SIGINT.
 * docs/loader.md has the command that compiles it. The header of the archive is included by that command, because its
 * name contains the distribution and the architecture. */
#define _POSIX_C_SOURCE 200809L
#include <signal.h>
#include <stdio.h>
#include <time.h>

#define STOP_WITHIN_MS 10000

/* Prints the text of a failed call and frees it; returns whether the call succeeded. */
static int succeeded(int code, char **error, const char *action, const char *object) {
  if (code == OTELCOL_OK) return 1;
  fprintf(stderr, "cannot %s %s: %s\n", action, object, *error != NULL ? *error : "no reason was given");
  otelcol_free(*error);
  return 0;
}

/* Returns when the collector has ended, because a signal arrived or by itself; returns whether all is well. */
static int serve(const sigset_t *signals) {
  const struct timespec tick = {0, 200000000};
  char *error = NULL;
  while (otelcol_wait(0, NULL) == OTELCOL_TIMEOUT) {
    if (sigtimedwait(signals, NULL, &tick) > 0)
      return succeeded(otelcol_stop(STOP_WITHIN_MS, &error), &error, "stop", "the collector");
  }
  return succeeded(otelcol_wait(0, &error), &error, "run", "the collector");
}

int main(int argc, char **argv) {
  if (argc < 2) {
    fputs("usage: program CONFIG [PLUGIN…]\n", stderr);
    return 2;
  }
  sigset_t signals; /* Go's threads, which start later, inherit the mask */
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  sigprocmask(SIG_BLOCK, &signals, NULL);

  char *error = NULL;
  for (int i = 2; i < argc; ++i) {
    if (!succeeded(otelcol_load_plugin(argv[i], &error), &error, "load", argv[i])) return 1;
  }
  const char *configs[] = {argv[1], NULL};
  if (!succeeded(otelcol_start(configs, &error), &error, "start with", argv[1])) return 1;
  puts("the collector runs; SIGTERM or Ctrl-C stops it");
  fflush(stdout);
  return serve(&signals) ? 0 : 1;
}
