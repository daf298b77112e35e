/* The OpenTelemetry Collector as a shared library: its C interface, version 1.
 *
 * One collector runs in a process at a time; it may be started and stopped as often as wanted. The
 * functions may be called from any thread. They neither end the process nor throw. The host may
 * have loaded the library with RTLD_LOCAL or RTLD_GLOBAL. dlclose() leaves the library where it is.
 *
 * Signals are the host's, with these exceptions. When the library is loaded, Go installs handlers for
 * SIGBUS, SIGFPE, SIGSEGV, SIGURG and SIGPIPE; handlers that the host installed before are still
 * called. While a collector runs, SIGHUP makes it read its configuration again, without a check. To
 * prevent that, install a handler before otelcol_start(), which then stays, and call otelcol_reload().
 * A handler that the host installs needs SA_ONSTACK, because threads of Go have small stacks.
 *
 * A panic of the collector's code on a thread that called one of these functions, or that runs the
 * collector, is recovered and becomes OTELCOL_PANIC. Any other ends the process with SIGABRT: Go
 * has no way to catch the panic of a goroutine from outside.
 */
#ifndef OTELCOL_H
#define OTELCOL_H

#ifdef __cplusplus
extern "C" {
#endif

/* Raised when a program that was written for an older version would no longer work. */
#define OTELCOL_ABI_VERSION 1

/* What the functions return. */
#define OTELCOL_OK 0          /* done */
#define OTELCOL_WRONG_STATE 1 /* not now: see the function */
#define OTELCOL_PLUGIN 2      /* the plugin cannot be used */
#define OTELCOL_CONFIG 3      /* the configuration, or an argument, is wrong */
#define OTELCOL_RUNTIME 4     /* the collector failed, or ended unasked */
#define OTELCOL_TIMEOUT 5     /* not within the time given */
#define OTELCOL_SCOPE 8       /* the library cannot make its symbols visible to plugins */
#define OTELCOL_PANIC 9       /* the collector's code panicked */

/* What otelcol_state() returns. */
#define OTELCOL_IDLE 0     /* nothing runs */
#define OTELCOL_STARTING 1 /* otelcol_start() was called and has not returned */
#define OTELCOL_RUNNING 2
#define OTELCOL_STOPPING 3 /* the collector is shutting down */

/* Where a function takes `error`, it may be NULL. Otherwise *error becomes NULL on success and a
 * text on failure, which the caller gives back to otelcol_free(). */

/* OTELCOL_ABI_VERSION of the library. */
int otelcol_abi_version(void);

/* Sets a variable of the environment that the collector sees, or removes it where value is NULL.
 * Go reads the environment that the process was started with, so a setenv() of the host does not
 * reach it. What Go's runtime reads when it starts (GOGC, GOMEMLIMIT, GODEBUG, …) must stand in the
 * environment of the process. OTELCOL_CONFIG: this can be no variable's name. */
int otelcol_setenv(const char *key, const char *value);

/* Adds the components of a plugin to every collector that is started from now on. A plugin that is
 * there already is not added again. OTELCOL_WRONG_STATE: a collector runs. OTELCOL_PLUGIN: the
 * file is no plugin, is of another build, or holds a component that is there already. After a plugin
 * was refused by Go this process can load no other one: try plugins in another process first. */
int otelcol_load_plugin(const char *path, char **error);

/* Enables and disables feature gates for every collector that is started from now on. The list is that
 * of a collector's option --feature-gates: names with commas between, and '-' before one that is to be
 * disabled, such as "a,-b". A plugin may bring gates of its own, so load plugins first.
 * OTELCOL_CONFIG: there is no gate of that name, and none was changed; or a gate can no longer be
 * changed. OTELCOL_WRONG_STATE: a collector runs. Libraries that were built before this function existed
 * do not have it. */
int otelcol_set_feature_gates(const char *list, char **error);

/* Reads and checks a configuration, as otelcol_start() would, and starts nothing. */
int otelcol_check(const char *const *config_uris, char **error);

/* Starts a collector; returns once it runs, or once it cannot. The configuration is a list of URIs
 * that ends with NULL: paths, or file:, env:, yaml: and so on. They are merged, later ones win.
 * OTELCOL_WRONG_STATE: one runs. OTELCOL_RUNTIME: the configuration is well, but a component did not
 * start, such as one whose port is taken. */
int otelcol_start(const char *const *config_uris, char **error);

/* Waits until the collector has ended, at most timeout_ms milliseconds, without end if negative.
 * OTELCOL_OK: it was asked to stop, and has stopped. OTELCOL_RUNTIME: it ended unasked or could not
 * stop in order. After the end, each call says the same again. OTELCOL_WRONG_STATE: none was ever started. */
int otelcol_wait(int timeout_ms, char **error);

/* Asks the collector to stop, and waits as otelcol_wait() does. Receivers stop first, so what was
 * accepted is passed on. After OTELCOL_TIMEOUT it is still stopping. */
int otelcol_stop(int timeout_ms, char **error);

/* Checks a configuration as otelcol_check() does, and if it can be used, makes the running collector
 * read its own configuration again. Give it the list of otelcol_start(). Returns before the collector
 * has read it; if a component then does not start, the collector ends. After an error, the collector
 * continues unchanged. OTELCOL_WRONG_STATE: no collector runs. Libraries that were built before this
 * function existed do not have it. */
int otelcol_reload(const char *const *config_uris, char **error);

/* *text becomes the stacks of all goroutines, as Go prints them for SIGQUIT; the caller gives it back
 * to otelcol_free(). Libraries that were built before this function existed do not have it. */
int otelcol_stacks(char **text);

/* *json becomes a JSON array of the components of the library and of all plugins that are loaded, which
 * the caller gives back to otelcol_free(); NULL on failure. It is sorted by kind, then type. Each
 * component is an object:
 *
 *   kind       "connector", "exporter", "extension", "processor" or "receiver"
 *   type       its name in a configuration
 *   aliases    an array of deprecated names for the type; missing if there are none
 *   module     the Go module of its code; missing if it is not known
 *   version    of the module; missing for a module of the tree that the library is built from
 *   stability  an object of the collector's stability levels, by signal: "traces", or "traces_to_metrics"
 *              for a connector. An extension has one level, "extension". A signal without a level is missing
 *   plugin     the path of the plugin's file; missing for a component of the library
 *
 * It may be called in any state. Libraries that were built before this function existed do not have it. */
int otelcol_components(char **json, char **error);

/* One of the states above. */
int otelcol_state(void);

/* Frees a text that one of these functions gave. */
void otelcol_free(char *text);

/* The simple form, for programs that know nothing of the above: run a collector with ./test.yaml and
 * return when it has ended. SIGTERM and SIGINT stop it. MainWithPlugin takes the path of a plugin;
 * without one (NULL or ""), and with Main, the plugins are those that the environment variable
 * OTEL_COLLECTOR_SHARED_LIBRARY lists, separated by commas. A plugin that cannot be used is
 * reported on stderr, and the collector runs without it. */
void Main(void);
void MainWithPlugin(char *plugin_path);

#ifdef __cplusplus
}
#endif

#endif
