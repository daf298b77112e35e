// The steps: one overload of `run` for each kind. In: a request. Out: its output files.
#pragma once

#include "build/steps/step_environment.hpp"
#include "graph/contract/step_request.hpp"
#include "support/base/result.hpp"

namespace ocelot::steps {

using CloneRequest = graph::CloneRequest<graph::InWords>;
using ProbeRequest = graph::ProbeRequest<graph::InWords>;
using OverlayRequest = graph::OverlayRequest<graph::InWords>;
using SourceRequest = graph::SourceRequest<graph::InWords>;
using GomodRequest = graph::GomodRequest<graph::InWords>;
using PackageRequest = graph::PackageRequest<graph::InWords>;
using CompileRequest = graph::CompileRequest<graph::InWords>;
using InspectRequest = graph::InspectRequest<graph::InWords>;
using ValidateRequest = graph::ValidateRequest<graph::InWords>;
using SbomRequest = graph::SbomRequest<graph::InWords>;
using LicensesRequest = graph::LicensesRequest<graph::InWords>;
using ProvenanceRequest = graph::ProvenanceRequest<graph::InWords>;
using SignRequest = graph::SignRequest<graph::InWords>;
using RenameRequest = graph::RenameRequest<graph::InWords>;

/// Writes upstream's folder as a tar, and the id that git gives to its content. Fails if not
/// exactly one source is set, if the source does not have the commit or folder, or if its content
/// differs from the lock.
Status run(const CloneRequest& request, const StepEnvironment& environment);

/// Writes one line, such as "v0.145.0". Fails if upstream's Makefile fails or does not find a
/// version.
Status run(const ProbeRequest& request, const StepEnvironment& environment);

/// Writes a component's files as a tar. Fails if a file cannot be read.
Status run(const OverlayRequest& request, const StepEnvironment& environment);

/// Generates the sources for an upstream's module; see templates/README.md. Fails if the upstream
/// does not contain a Go module.
Status run(const SourceRequest& request, const StepEnvironment& environment);

/// Writes the tree with its edited go.mod and go.sum, without upstream's vendor folder if there are
/// overlays. Fails for a requirement without a version, and if probe found another version of the
/// collector than the one that the modules were locked for.
Status run(const GomodRequest& request, const StepEnvironment& environment);

/// Compiles the tree. Takes the layer from the store if linking would produce the same layer again.
Result<StepResult> run(const PackageRequest& request, const StepEnvironment& environment);

/// Compiles the tree. Takes the binary from the store if linking would produce the same binary
/// again.
Result<StepResult> run(const CompileRequest& request, const StepEnvironment& environment);

/// Writes the components of the tree and the program that lists them. Fails if the program cannot
/// be built or fails.
Status run(const InspectRequest& request, const StepEnvironment& environment);

/// Writes what the collector makes of each configuration in the layer's folder collector-config.
/// Fails with the faults at their places if it rejects one of them.
Status run(const ValidateRequest& request, const StepEnvironment& environment);

/// Writes the modules in the artifact's programs as CycloneDX. Fails if the artifact has no program
/// of Go.
Status run(const SbomRequest& request, const StepEnvironment& environment);

/// Writes the licenses and notices of the modules. Fails for each module with a denied license, if
/// a module cannot be fetched, and if the module cache has other bytes than those that were linked.
Status run(const LicensesRequest& request, const StepEnvironment& environment);

/// Writes the statement. Fails if a file cannot be read.
Status run(const ProvenanceRequest& request, const StepEnvironment& environment);

/// Writes what the user's command prints. Fails if the command fails or prints nothing.
Status run(const SignRequest& request, const StepEnvironment& environment);

/// Copies the file, and writes its SHA-256 next to it. Fails if a file cannot be read or written.
Status run(const RenameRequest& request, const StepEnvironment& environment);

/// Whether the store, which must be set, has the layer or the binary that linking would produce.
/// Like `run`, compiles what is not in the Go cache. Leaves no file next to the request's output.
Result<bool> is_link_in_store(const PackageRequest& request, const StepEnvironment& environment);
Result<bool> is_link_in_store(const CompileRequest& request, const StepEnvironment& environment);

}  // namespace ocelot::steps
