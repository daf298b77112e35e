#!/usr/bin/env python3
"""A test shows every diagnostic code of src, and docs/errors.md explains all of them.

`errors.py ROOT BUILD` checks both; with --update it regenerates docs/errors.md. The text comes from the golden cases that
have a code, and from the table below.
"""
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).absolute().parent.parent / "golden"))
import cases

# Codes that need real tools or a fault of the machine: why it is an error, the test, and a text that the test must contain.
SHOWN_ELSEWHERE = {
    "foreign-owner": (
        "A cache folder, or a folder or link in its place, belongs to another user. It is not used, because that user could "
        "put forged outputs in it. A build continues without the cache; `ocelot-gen cache` fails.",
        "tests/security/hostile_neighbor.sh", "it belongs to $name, not to root"),
    "shared-cache-failed": (
        "A shared cache is dead, too slow or answers with an error, or libcurl is missing. The build continues without it, and "
        "reports that once. See [remote.md](remote.md#when-the-server-is-slow-or-broken).",
        "tests/engines/shared_hostile.py", "the server answers with the status 500"),
    "shared-cache-refused": (
        "A shared cache did not store something, for instance because it is full. The build continues, writes nothing more to it, "
        "and reports that once.",
        "tests/engines/shared_hostile.py", "the server answers with the status 507"),
    "wrong-data": (
        "A blob of a shared cache does not have the bytes that its name and its entry say. The build continues without the shared "
        "cache.",
        "tests/unit/build/remote/shared_cache_test.cpp", "wrong bytes end the use"),
    "untrusted-entry": (
        "An entry of a shared cache is not signed by a key in `cache-writers` of config/policy.yaml, or is not the entry of the "
        "step that asks for it. The step runs instead. The first such entry of a build is reported.",
        "tests/engines/shared_poisoned.py", "not using an entry of the shared cache "),
    "bad-cache-key": (
        "OCELOT_CACHE_KEY does not name a file with a private key, or the key is not in `cache-writers`. The build continues, and "
        "writes nothing to the shared cache.",
        "tests/engines/shared_poisoned.py", "is not in cache-writers"),
    "unusable-jobserver": (
        "MAKEFLAGS names a jobserver that the step cannot use, so each step runs Go with one core. The build continues, and the "
        "first step warns. A Makefile passes a jobserver on only to commands with `+` in front of them.",
        "tests/unit/support/io/jobserver_test.cpp", "which is not a fifo"),
    "no-cache-folder": (
        "Neither OCELOT_CACHE_DIR nor XDG_CACHE_HOME nor HOME is set. A build continues without the cache; `ocelot-gen cache` "
        "fails.",
        "tests/security/missing_home.sh", "HOME is not set, so there is no cache folder"),
    "writable-by-others": (
        "The group or other users may write to a cache folder. It is not used, because they could put forged outputs in it. A "
        "build continues without the cache; `ocelot-gen cache` fails.",
        "tests/security/hostile_neighbor.sh", "other users may write to it (mode 0$mode)"),
    "flag-of-build": (
        "An archive has a package that is linked with a C library in a folder of the build, such as `-L${SRCDIR}/lib`. A program "
        "could not be linked with the archive later, because that folder does not exist then.",
        "tests/unit/build/steps/archive_test.cpp", "which exists only during the build"),
    "long-relocations": (
        "A distribution has `relr: true`, but the C linker ignored the request for relocations in the short form: GNU ld before "
        "version 2.38, or for arm64 also 2.40. Without this error, the library would only be larger and slower than declared.",
        "tests/loader/short_relocations.py", "the linker ignored 'relr: true'"),
    "no-event": (
        "`--since auto` chooses the commit to compare with by the event of GitHub Actions or GitLab CI. There is no event, it lacks "
        "what such an event has, or it has no earlier state and the command needs one.",
        "tests/query/ci_events.py", "neither GITHUB_EVENT_NAME nor CI_PIPELINE_SOURCE is set"),
    "no-merge-base": (
        "`--since` compares with the merge base of a commit and HEAD. Their histories have no common commit, or a shallow clone does "
        "not have it.",
        "tests/query/ci_events.py", "and HEAD have no common commit"),
    "too-many-jobs": (
        "A matrix of `affected --format github-matrix` would have more jobs than GitHub accepts.",
        "tests/query/matrix_jobs.py", "GitHub accepts 256 in a matrix"),
    "no-go-program": (
        "A layer has no program of Go in its folder `extensions`, or a file has no build information, so there is no list of "
        "modules for its documents.",
        "tests/e2e/documents.sh", "no program of Go is in extensions/ of the layer"),
    "bad-document": (
        "A bill of materials, a list of licenses, a provenance statement or a checksum does not have the form that ocelot-gen writes.",
        "tests/unit/build/documents/verification_test.cpp", "bad-document"),
    "digest-mismatch": (
        "A layer or one of its documents is not the file that another of these files describes. One of them was changed, or they are "
        "of different builds.",
        "tests/e2e/verified_documents.sh", "error: its SHA-256 is "),
    "not-covered": (
        "Only a provenance statement has the digests of the list of components, of the program with symbols and of the header of "
        "a library. There is none, so `verify` did not compare the file.",
        "tests/unit/build/documents/verification_test.cpp", "not-covered"),
    "foreign-answer": (
        "An answer that `report` shows, or a document in `build/`, is about another file of the same name, such as an earlier build "
        "of the layer. The page does not have its figures.",
        "tests/query/report_page.py", "is about another file, and is left out"),
    "missing-signature": (
        "`verify --verify-command` needs the signature of each provenance statement.",
        "tests/e2e/verified_documents.sh", "error: the statement has no signature"),
    "bad-signature": (
        "The command of `verify --verify-command` rejects the signature of a provenance statement.",
        "tests/e2e/verified_documents.sh", "rejects the signature"),
    "no-statement": (
        "`verify` cannot compare the contents of documents without a provenance statement, which has their digests.",
        "tests/e2e/verified_documents.sh", "there is no provenance statement"),
    "nothing-built": (
        "`verify` compares files of a build, and there are none.",
        "tests/e2e/verified_documents.sh", "nothing that could be verified is built"),
    "cannot-sign": (
        "The command of `--sign-command` failed, or printed no signature on its standard output.",
        "tests/e2e/verified_documents.sh", "printed no signature"),
    "denied-license": (
        "A module of a layer has a license that `denied-licenses` of config/policy.yaml names. It may be the license of a package in "
        "the module that is not linked.",
        "tests/e2e/denied_licenses.sh", "the policy denies BSD-3-Clause"),
    "unknown-license": (
        "An item of `denied-licenses` in config/policy.yaml is not the name of a license that is recognized, and matches none, so it "
        "would deny nothing.",
        "tests/e2e/denied_licenses.sh", "no license has the name"),
    "missing-license-scanner": (
        "The program that recognizes licenses needs a Go module that cannot be fetched.",
        "tests/e2e/denied_licenses.sh", "cannot fetch the Go module"),
    "too-large": (
        "A file of a distribution is larger than `max-size` permits. It does not get its final name, and an earlier file with "
        "this name stays. The first message about a file names up to five modules with the most compiled functions.",
        "tests/e2e/size_limits.sh", "more than the limit of"),
    "unknown-experiment": (
        "The version of Go that builds does not know an experiment of `go: {experiment: …}`. The message quotes Go.",
        "tests/e2e/go_settings.sh", "error: Go does not accept 'jsonv2000'"),
    "bad-answer": (
        "The program that lists a layer's components, or checks its configuration, wrote an invalid answer. It contains "
        "upstream's code, which may have ended the program early. Also: a program of `ocelot-gen size` or `audit` did, which "
        "is an internal error. With `report`: a file is not an answer of the command that its option names, has another version, "
        "or lacks a key.",
        "tests/e2e/configurations.sh", "the collector's program wrote an invalid answer"),
    "sending-queue": (
        "An exporter has a sending queue. It answers before the data is sent, and Lambda stops the collector once the function "
        "has answered, so the data is sent during a later invocation. Upstream's converter turns the queue off for the old names "
        "`otlp` and `otlphttp` only.",
        "tests/e2e/configurations/lint_queue.expected", "the exporter 'otlp_http' has a sending queue"),
    "batch-delay": (
        "The processor batch holds data until its timeout or its size is reached. Lambda stops the collector before that, so the "
        "data is sent during a later invocation, or is lost with the last one. The processor decouple does not change this.",
        "tests/e2e/configurations/lint_batch.expected", "the processor 'batch' holds data for up to 200ms"),
    "decouple-order": (
        "The processor decouple is followed by another one. It keeps Lambda from stopping the collector until the next processor "
        "has taken the data, so it must be the last processor of a pipeline: one after it may still hold the data.",
        "tests/e2e/decoupled_processor.sh", "'decouple' must be the last processor"),
    "memory-limit": (
        "The processor memory_limiter acts at a limit that the function's memory does not reach. The function's memory is the "
        "value of AWS_LAMBDA_FUNCTION_MEMORY_SIZE in `config-env`, otherwise the largest that Lambda offers.",
        "tests/e2e/configurations/lint_memory.expected", "but the function has at most 10240 MB"),
    "unused-config": (
        "A configuration declares a component that no pipeline, or no list of extensions, uses. The collector does not create it.",
        "tests/e2e/configurations/lint_unused.expected", "is declared, but not used"),
    "not-inspected": (
        "Upstream's collector has an older or newer interface than the program that lists a layer's components and checks its "
        "configuration. The layer is built, but not checked. `--inspect none` leaves the check out.",
        "tests/e2e/unsupported_upstream.sh", "the layer's components and configuration are not checked"),
    "missing-database": (
        "`ocelot-gen audit` needs a database of vulnerabilities or denied licenses, which config/policy.yaml names. The version of "
        "a database is pinned, so the same layer has the same findings until you update it.",
        "tests/e2e/audited_layer.sh", "no database of vulnerabilities is declared"),
    "expired-rule": (
        "The last day of an ignored vulnerability is over, so it counts again.",
        "tests/e2e/audited_layer.sh", "was ignored until 2020-02-29, and counts again"),
    "unknown-vulnerability": (
        "An item of `ignore` has an id that the database does not have: it is misspelled, or was withdrawn.",
        "tests/e2e/audited_layer.sh", "the database has no 'GO-2099-9999'"),
    "exit-before-next": (
        "With `smoke`: the extension ended before it asked for the first event. On Lambda, the function then fails to start, also "
        "if the exit code is 0. The note has the end of the extension's output.",
        "tests/e2e/smoke_rules.sh", "before it asked for the first event"),
    "init-error": (
        "With `smoke`: the extension reported that it cannot start. The message has the type and the text of its report.",
        "tests/e2e/smoke_rules.sh", "init/error: Extension.Test: a reason"),
    "exit-error": (
        "With `smoke`: the extension reported an error after its start.",
        "tests/e2e/smoke_rules.sh", "exit/error: Extension.Test: a reason"),
    "slow-next": (
        "With `smoke`: the extension did not ask for the next event in time. Lambda waits 10 s for the first one, and then starts "
        "the extension again.",
        "tests/e2e/smoke_rules.sh", "200 ms passed before the extension asked for the first event"),
    "early-exit": (
        "With `smoke`: the extension ended although there was no SHUTDOWN. On Lambda, the invocation fails.",
        "tests/e2e/smoke_rules.sh", "before it asked for the event after invocation 1"),
    "slow-shutdown": (
        "With `smoke`: the extension still ran 2 s after SHUTDOWN. Lambda kills it then, and telemetry that it has not sent is lost.",
        "tests/e2e/smoke.sh", "the extension still ran 100 ms after SHUTDOWN"),
    "failed-shutdown": (
        "With `smoke`: the extension ended after SHUTDOWN, but with an exit code other than 0.",
        "tests/e2e/smoke_rules.sh", "the extension ended with exit code 4 after SHUTDOWN"),
    "refused-payload": (
        "With `smoke`: the collector's OTLP receiver did not accept a payload of the function.",
        "tests/e2e/smoke_rules.sh", "did not accept payload 1"),
    "lost-payload": (
        "With `smoke`: the collector accepted a payload, but no exporter that can send to the emulator's backend delivered it, "
        "not even during the shutdown.",
        "tests/e2e/smoke.sh", "payload 2 never reached the sink"),
    "refused-telemetry": (
        "With `smoke`: the extension subscribed to the Telemetry API, but did not accept the events.",
        "tests/e2e/smoke_rules.sh", "no answer from port 9"),
    "refused-call": (
        "With `smoke`: the extension called Lambda's API in a way that Lambda refuses, for example with an event that the "
        "initialization type does not have.",
        "tests/e2e/smoke_rules.sh", "register: on-demand has no event 'SLEEP'"),
    "wrong-extension-name": (
        "With `smoke`: an extension must register under the name of its file.",
        "tests/e2e/smoke_rules.sh", "the extension registered as 'other', but its file is 'collector'"),
    "no-extension": (
        "With `smoke`: a layer must have exactly one executable file in `extensions/`.",
        "tests/e2e/smoke_rules.sh", "expected one file in extensions/, got 0 files"),
    "smoke-failed": (
        "With `smoke`: the program that takes Lambda's place could not run the extension. The note has its output.",
        "tests/e2e/smoke_rules.sh", "the emulator of Lambda ended without a report"),
    "max-start": (
        "With `smoke`: the start of the layer costs more than `max-start` of the distribution permits.",
        "tests/e2e/smoke.sh", "ms more than 1 ms"),
    "changed-layer-config": (
        "The layer's configuration is not the declared one: upstream's Makefile copied another file, or changed it.",
        "tests/e2e/configurations.sh", "collector-config/config.yaml of the layer differs from other/config.yaml"),
    "missing-layer-config": (
        "Upstream's Makefile did not put the configuration into the layer.",
        "tests/e2e/configurations.sh", "the layer has no collector-config/config.yaml"),
    "collector-config": (
        "The collector does not start with the configuration in a layer. A layer with such a configuration "
        "does not get its final name.",
        "tests/e2e/configurations/unknown_processor.expected", "the collector rejects 'processors::batc/2'"),
    "unknown-reference": (
        "A variable, or another reference of a configuration, has no value in `config-env`, so the check "
        "uses an empty one. It is also reported if the collector accepts that.",
        "tests/e2e/configurations/unset_variable.expected", "'${env:BACKEND}' has no value in this check"),
    "bad-configuration": (
        "The collector rejects its configuration. The note quotes the collector.",
        "tests/loader/faults.py", "error: the configuration cannot be used"),
    "bad-size": (
        "OCELOT_CACHE_SIZE has an invalid value. The default size is used.",
        "tests/e2e/bad_cache_size.sh", "warning: invalid OCELOT_CACHE_SIZE"),
    "bad-library": (
        "The dynamic linker cannot load the library, or its interface has another version. The note says which.",
        "tests/loader/faults.py", "error: the library cannot be loaded"),
    "refused-plugin": (
        "A child process could not load the plugin, or died. The serving process did not load the plugin.",
        "tests/loader/faults.py", "error: the plugin cannot be used"),
    "no-component-list": (
        "Only a collector library with the function `otelcol_components`, or a plugin for one, can list its components.",
        "tests/loader/listing_faults.py", "error: this library cannot list its components"),
    "unlisted-components": (
        "The library or the plugin was loaded in a child process, but the child could not list the components, or died.",
        "tests/loader/listing_faults.py", "the components cannot be listed"),
    "collector-failed": (
        "The configuration is valid, but the collector could not start, or ended without a request. The note and the "
        "collector's log say why.",
        "tests/loader/faults.py", "error: the collector failed"),
    "collector-panic": (
        "Code of the collector, or of a plugin, panicked, and the panic was caught. A panic that cannot be caught ends the "
        "process. With --supervise, the collector is restarted in both cases.",
        "tests/loader/panics.py", "error: the collector's code panicked"),
    "fixed-configuration": (
        "A library that has only Main or MainWithPlugin always reads ./test.yaml; another configuration is not possible.",
        "tests/loader/simple_libraries.py", "reads ./test.yaml and"),
    "fixed-feature-gates": (
        "A library that has only Main or MainWithPlugin has no function that sets feature gates.",
        "tests/loader/simple_libraries.py", "takes no --feature-gates"),
    "bad-feature-gates": (
        "The collector has no feature gate of that name, or the gate can no longer be changed. The note is the collector's.",
        "tests/loader/feature_gates.py", "error: --feature-gates cannot be used"),
    "no-feature-gates": (
        "The library was built before ocelot-load had --feature-gates, so it has no function for them. Build it again.",
        "tests/loader/feature_gates.py", "error: the library has no feature gates"),
    "missing-library": (
        "The file that --library names does not exist.",
        "tests/loader/faults.py", "error: there is no such library"),
    "missing-plugin": (
        "A file that --plugin or OTEL_COLLECTOR_SHARED_LIBRARY names does not exist.",
        "tests/loader/faults.py", "error: there is no such plugin"),
    "not-a-library": (
        "The file has none of the functions of a collector library.",
        "tests/loader/faults.py", "not a collector's library"),
    "not-a-plugin": (
        "According to its build information, the file is not a Go plugin. Go itself would end the process.",
        "tests/loader/faults.py", "not a Go plugin"),
    "not-elf": (
        "The file is not a Linux program or library, or is a 32-bit one, or is damaged.",
        "tests/loader/faults.py", "not an ELF file"),
    "other-architecture": (
        "The library or the plugin is built for another architecture.",
        "tests/loader/faults.py", "error: it is built for"),
    "other-build": (
        "Library and plugin must be built from one tree, with one Go and the same flags. The notes show the differences.",
        "tests/loader/faults.py", "error: the plugin is of another build than the library"),
    "stop-timeout": (
        "The collector did not stop within the time of --timeout. The process has ended.",
        "tests/loader/stopping.py", "error: the collector did not stop in time"),
    "left-out-file": (
        "The tags of the distribution select a file, but Go did not compile it. The note gives the reason: a term of its "
        "constraint that depends on the Go toolchain, `import \"C\"` without C, or a type folder that the program does not "
        "import.",
        "tests/e2e/left_out_file.sh", "but Go leaves it out"),
    "unselected-file": (
        "Go compiled a file that the tags of the distribution do not select.",
        "tests/unit/build/steps/compiled_files_test.cpp", "the tags do not select it"),
    "bad-fields": (
        "The record of a step's last run, with which `ocelot-gen explain` compares, is damaged. It is ignored.",
        "tests/unit/build/cache/action_key_test.cpp", "invalid list of fields"),
    "changed-meanwhile": (
        "Another program changed a file after the command read it. The command writes nothing.",
        "tests/unit/support/io/changes_test.cpp", "changed by somebody else meanwhile"),
    "foreign-repository": (
        "Another user owns the repository, and git's configuration does not allow its folder in `safe.directory`. git would not "
        "read it either.",
        "tests/e2e/foreign_repository.sh", "belongs to nobody, not to root"),
    "future-time": (
        "A file or folder of the declaration, or of an upstream that is a plain folder, has a modification time in the future. "
        "Ninja would miss an edit.",
        "tests/e2e/future_input.sh", "modification time in the future"),
    "missing-lock": (
        "`ocelot-gen explain` changes nothing, so it does not pin what a ref means. Run ocelot-gen once before it.",
        "tests/e2e/explain_without_lock.sh", "no lock pins 'main' to a commit"),
    "unknown-target": (
        "`ocelot-gen explain` was asked for a target that the Ninja file does not have.",
        "tests/e2e/explain_target.sh", "no target 'plian'"),
    "bad-variable": (
        "An environment variable for the network has an invalid value.",
        "tests/faults/sources_broken_servers.py", "takes a number of seconds"),
    "compile-error": (
        "A wrapper of this project does not compile. The text is Go's own, the location is in your file.",
        "tests/e2e/compile_error.sh", "Go cannot compile this"),
    "missing-ninja": (
        "The Ninja file is written, but PATH has no program that can run it: ninja, samu or n2.",
        "tests/e2e/no_ninja.sh", "no 'ninja' in PATH"),
    "not-a-file": (
        "An upstream may contain files and symbolic links, but no pipes, sockets or devices. In git, an entry of a tree has an "
        "unknown mode, or its object is of another type.",
        "tests/unit/support/io/tree_test.cpp", "neither a file nor a symbolic link"),
    "not-a-folder": (
        "The path of a file in the tree goes through a symbolic link, which may lead out of the tree. The file is not written.",
        "tests/unit/support/io/tree_test.cpp", "no file is laid out through a link"),
    "unavailable-module": (
        "No proxy and no repository has this version of the module. The path or the version may be misspelled.",
        "tests/e2e/unavailable_module.sh", "Go cannot fetch"),
    "module-changed": (
        "The bytes of a module differ from those that go.sum or the checksum database recorded for this version. The message "
        "has both sums. They may be those of a download, or of a module that was edited in Go's module cache.",
        "tests/e2e/changed_module.sh", "has changed: its sum is"),
    "module-denied": (
        "The proxy or the repository of a module requires a login, or rejects the one it received.",
        "tests/e2e/private_module.sh", "help: a step cannot ask for a password"),
    "module-unreachable": (
        "The proxy or the repository of a module does not answer.",
        "tests/e2e/unreachable_proxy.sh", "connect: connection refused"),
    "module-untrusted": (
        "This machine does not trust the certificate of a module proxy or of a module's repository.",
        "tests/e2e/untrusted_proxy.sh", "help: if you trust the server"),
    "missing-home": (
        "Go does not know where its caches are, because HOME is not set.",
        "tests/e2e/unset_home.sh", "help: set HOME"),
    "missing-toolchain": (
        "config/upstream.lock, GOTOOLCHAIN or a go.mod chooses a version of Go that cannot be downloaded.",
        "tests/e2e/missing_toolchain.sh", "toolchain not available"),
    "tracked-output": (
        "With `--policy-from`, git must not track `build.ninja` or a file in `build/`. A pull request could put its own commands or "
        "layers there, and Ninja would take them for the result of an earlier build.",
        "tests/security/policy_fork.sh", "git tracks it"),
    "foreign-output": (
        "Upstream's Makefile created a link to another place where the step expects a file. The step does not read it, because "
        "it could be any file of the user.",
        "tests/security/sandbox_link.sh", "created a link to another place where the step expects the file"),
    "unexpected-mirror-file": (
        "The mirror of upstream's repository has a file that ocelot-gen and a fetch do not write, or lacks one. libgit2 could read "
        "other files because of it. Without --offline, the mirror is removed and fetched again; with --offline, it stays.",
        "tests/security/mirror_config.sh", "not a file of a mirror"),
    "no-container": (
        "--sandbox=container says that a container surrounds the build, and nothing indicates one: no file of Docker or Podman, no "
        "variable, no cgroup. Upstream's code may run without a sandbox.",
        "tests/security/sandbox_required.sh", "warning: --sandbox=container"),
    "sandbox-unavailable": (
        "--sandbox needs bubblewrap and user namespaces. The notes name the settings of the kernel that forbid them; see "
        "[configuration.md](configuration.md#the-sandbox).",
        "tests/security/sandbox_missing.sh", "error: bwrap cannot start a sandbox"),
    "full-disk": (
        "A file system became full while a tool ran. The notes name the folders that a step fills.",
        "tests/unit/support/golang/go_failure_test.cpp", "No space left on device"),
    "upstream-name": (
        "A file or folder of upstream has a name that is not safe to extract: `..`, `.`, an empty or absolute one, one with `/` or "
        "a control character, one that git reserves (`.git`, also `.GIT`, `git~1` and other spellings), or one that is too long.",
        "tests/security/crafted_trees.py", '"upstream-name"'),
    "upstream-duplicate": (
        "A folder of upstream has a name twice, or a path is both a file and a folder. If the file system of TMPDIR ignores case, "
        "names must also differ in more than case.",
        "tests/security/crafted_trees.py", '"upstream-duplicate"'),
    "upstream-too-large": (
        "Upstream's folder has more than 100,000 files and folders, a file of more than 256 MiB, or more than 1 GiB in total.",
        "tests/security/upstream_too_large.py", "is larger than 256 MiB"),
    "upstream-denied": (
        "The server does not allow access to the repository: it requires a token or a key, or rejects the one it received. A "
        "proxy may do the same. A token is tried once.",
        "tests/faults/sources_credentials.py", "the server refuses the token of"),
    "upstream-moved": (
        "The server redirects to another host. ocelot-gen does not send a token there, so write the new URL.",
        "tests/faults/sources_credentials.py", "cannot redirect from 'localhost' to '127.0.0.1'"),
    "upstream-untrusted": (
        "This machine does not trust the server: its https certificate, or its ssh host key. Git's configuration cannot turn "
        "this check off.",
        "tests/faults/sources_https.py", "the SSL certificate is invalid"),
    "unused-replace": (
        "`replaces` has a module that the `go.mod` of no distribution requires. Usually it is misspelled, or the component that "
        "required it was removed.",
        "tests/e2e/replaced_by_version.sh", "is replaced, but no distribution needs it"),
    "version-skew": (
        "A component needs newer versions of some modules of the Collector's release, and upstream keeps the others. They are "
        "only tested together. `allow-skew` permits it.",
        "tests/e2e/version_skew.sh", "of the Collector's release, but upstream keeps"),
    "unused-module": (
        "A module is required for a component, but nothing imports it, so Go drops it from go.mod again.",
        "tests/e2e/unavailable_module.sh", "but nothing in the tree imports it"),
    "version-lost": (
        "Go uses the highest required version of a module, and another module requires a higher version than yours. Write "
        "that version, so that the file shows what is built.",
        "tests/e2e/lost_version.sh", "but the tree needs"),
    "unrequired-module": (
        "No required module provides an import. Go would choose the newest version of the day, which differs between builds. "
        "The help names the module and this version.",
        "tests/e2e/unrequired_module.sh", "no required module provides"),
    "version-skew": (
        "A component requires a newer release of the Collector than upstream has. Go would raise some modules of the release "
        "and keep others, a combination that is tested nowhere.",
        "tests/unit/project/module_locking_test.cpp", "of the Collector's release, but upstream keeps"),
    "zip-too-large": (
        "A layer is a zip file without zip64, which is limited to 4 GiB. (Lambda's own limit is much lower.)",
        "tests/unit/support/io/zip_test.cpp", "4 GiB or more do not fit"),
}

# A code is a literal with a dash that is not one of these, or a plain word that is passed to error() or add_fault().
NOT_CODES = {
    "aarch64-linux-gnu-gcc", "cache-writer", "cache-writers", "read-write", "shared-cache-setting", "asked-cc", "build-tags", "c-archive", "c-shared", "executable-with-plugins", "pkg-config", "plugin-host", "cache-size", "cache-trouble", "cc-amd64", "cc-arm64", "amd64-level",
    "cache-removal", "config-env", "config-file", "dry-run", "expect-tree", "external-input", "from-config", "gcc-aarch64-linux-gnu", "gcc-x86-64-linux-gnu", "message-format",
    "bom-ref", "covers-sbom", "denied-licenses", "document-output", "feature-gates", "folder-tree", "modules-lock", "post-build", "sign-command", "verify-command",
    "github-matrix", "go-build", "header-output", "license-text", "input-name", "inspect-host", "max-binary", "max-size", "max-unzipped", "max-zip",
    "ninja-build", "no-cache", "ocelot-gen", "ocelot-load", "omit-provider", "omit-providers", "package-jobs", "packed-refs", "policy-from",
    "project-diff", "set-otelcol-version", "shared-library", "symbols-output", "tree-id", "under-ninja",
    "upstream-ref",
    "on-demand", "provisioned-concurrency", "snap-start", "lambda-managed-instances", "init-type", "sink-delay", "next-limit",
    "shutdown-limit", "eu-west-1", "2022-07-01", "2022-12-13", "2025-01-29", "6f1c7e5e-0c3e-4d8a-9a55-0ce107000001",
    "upstream-repo", "x-access-token", "keep-going", "on-failure", "restart-limit", "trial-timeout",
    # HTTP headers
    "content-type", "lambda-extension-accept-feature", "lambda-extension-function-error-type", "lambda-extension-identifier",
    "lambda-extension-name",
    "deploy-token", "job-token", "private-token", "proxy-authorization", "set-cookie", "x-amz-security-token", "x-api-key",
    "x-auth-token", "x-vault-token",
}
CODE = re.compile(r'"([a-z0-9]+(?:-[a-z0-9]+)+)"|\b(?:error|warning|add_fault)\(\s*"([a-z0-9]+)"')

HEAD = """# Errors

To understand a message of `ocelot-gen` or `ocelot-load`, search this page for its text or its code. `--message-format json`
includes the code; the text format does not. A message shows the location and the line, and ends with a remedy.

`tests/style/errors.py --update` generates this page from the tests, so each message is exactly what the program prints.
"""


def codes_in(src):
    found = {}
    for path in sorted(src.rglob("*.cpp")):
        for match in CODE.finditer(path.read_text()):
            found.setdefault(match[1] or match[2], path.relative_to(src.parent))
    return {code: path for code, path in found.items() if code not in NOT_CODES}


def cases_in(golden):
    """For each code, the cases that show it, each with its file, its explanation and its first message."""
    shown = {}
    for case in map(cases.read, sorted(golden.glob("*.txt"))):
        if "code" in case.settings:
            messages = case.expected("expected.stderr").decode(errors="replace")
            message = messages.split("\n\n")[0].rstrip("\n").replace("\0", "\N{SYMBOL FOR NULL}")
            shown.setdefault(case.settings["code"], []).append((case.path.name, case.text, message))
    return shown


def document(shown):
    text = HEAD
    for code in sorted({*shown, *SHOWN_ELSEWHERE}):
        text += f"\n## {code}\n"
        for name, explanation, message in shown.get(code, []):
            text += f"\n{explanation}\n\n```text\n{message}\n```\n\nShown by `tests/golden/{name}`.\n"
        if code in SHOWN_ELSEWHERE:
            explanation, path, _ = SHOWN_ELSEWHERE[code]
            text += f"\n{explanation}\n\nShown by `{path}`.\n"
    return text


def faults_in(root):
    written, shown = codes_in(root / "src"), cases_in(root / "tests/golden")
    assert len(written) > 50, f"only {len(written)} codes were found in src"
    for code, path in written.items():
        if code not in shown and code not in SHOWN_ELSEWHERE:
            yield f"{path}: '{code}' is shown by no case of tests/golden, and neither SHOWN_ELSEWHERE nor NOT_CODES names it"
    for code in shown.keys() - written.keys():
        yield f"tests/golden/{shown[code][0][0]}: src has no code '{code}'"
    for code, (_, path, wanted) in SHOWN_ELSEWHERE.items():
        if code not in written:
            yield f"SHOWN_ELSEWHERE: src has no code '{code}'"
        if code in shown:
            yield f"SHOWN_ELSEWHERE: tests/golden/{shown[code][0][0]} shows '{code}'"
        if not (root / path).exists() or wanted not in (root / path).read_text():
            yield f"{path}: '{wanted}' is not in it, so '{code}' is not shown there"
    if (root / "docs/errors.md").read_text() != document(shown):
        yield "docs/errors.md is stale; run: python3 tests/style/errors.py . . --update"


def main():
    root = pathlib.Path(sys.argv[1])
    if "--update" in sys.argv:
        (root / "docs/errors.md").write_text(document(cases_in(root / "tests/golden")))
    faults = sorted(faults_in(root))
    print("\n".join(faults))
    sys.exit(1 if faults else 0)


main()
