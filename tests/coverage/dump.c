// For coverage builds: GCC writes its counters when a process exits. With the linker's --wrap, the functions that end or
// replace a process without exit handlers come here and write them first.

void __gcov_dump(void);
void __gcov_reset(void);
_Noreturn void __real__exit(int code);
int __real_execv(const char* path, char* const* words);
int __real_execve(const char* path, char* const* words, char* const* environment);

_Noreturn void __wrap__exit(int code) {
  __gcov_dump();
  __real__exit(code);
}

_Noreturn void __wrap__Exit(int code) { __wrap__exit(code); }

// If the call fails, the process counts again from zero.
int __wrap_execv(const char* path, char* const* words) {
  __gcov_dump();
  __gcov_reset();
  return __real_execv(path, words);
}

int __wrap_execve(const char* path, char* const* words, char* const* environment) {
  __gcov_dump();
  __gcov_reset();
  return __real_execve(path, words, environment);
}
