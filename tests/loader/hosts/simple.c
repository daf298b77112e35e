/* A host that knows nothing but Main and MainWithPlugin, and loads with RTLD_LOCAL.
 *
 * simple LIBRARY [PLUGIN] */
#include <dlfcn.h>
#include <stdio.h>

int main(int argc, char **argv) {
  void *library = argc > 1 ? dlopen(argv[1], RTLD_NOW | RTLD_LOCAL) : NULL;
  if (library == NULL) {
    fprintf(stderr, "%s\n", dlerror());
    return 100;
  }
  void (*run)(void);
  void (*run_with)(char *);
  *(void **)&run = dlsym(library, "Main");
  *(void **)&run_with = dlsym(library, "MainWithPlugin");
  if (run == NULL || run_with == NULL) return 101;
  if (argc > 2)
    run_with(argv[2]);
  else
    run();
  return 0;
}
