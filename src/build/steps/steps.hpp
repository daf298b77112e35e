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
using RenameRequest = graph::RenameRequest<graph::InWords>;

/// Writes the upstream's folder as a tar, and the id that git gives to its content. Fails when not
/// exactly one source is set, when the source has no such commit or folder, and when its content is
/// not what the lock says.
Status run(const CloneRequest& request, const StepEnvironment& environment);

/// Writes one line, such as "v0.145.0". Fails when upstream's Makefile fails, or finds no version.
Status run(const ProbeRequest& request, const StepEnvironment& environment);

/// Packs a component's files. Fails when a file cannot be read.
Status run(const OverlayRequest& request, const StepEnvironment& environment);

/// Generates the sources for the module of an upstream; see templates/README.md. Fails when the
/// upstream holds no Go module.
Status run(const SourceRequest& request, const StepEnvironment& environment);

/// Writes the tree with its go.mod tidied, and its vendor folder, if it has one, made again. Fails
/// at the place of a required module that Go cannot get, that nothing imports, or whose version
/// loses.
Status run(const GomodRequest& request, const StepEnvironment& environment);

/// Compiles the tree, and takes the layer from the store where its link would repeat.
Result<StepResult> run(const PackageRequest& request, const StepEnvironment& environment);

/// Compiles the tree, and takes the binary from the store where its link would repeat.
Result<StepResult> run(const CompileRequest& request, const StepEnvironment& environment);

/// Copies the file, and writes its SHA-256 next to it. Fails when a file cannot be read or written.
Status run(const RenameRequest& request, const StepEnvironment& environment);

/// Whether the store, which must be set, has a layer or a binary whose link would repeat. Compiles
/// what is not in the Go cache, as `run` does, and leaves no file next to the request's output.
Result<bool> is_link_in_store(const PackageRequest& request, const StepEnvironment& environment);
Result<bool> is_link_in_store(const CompileRequest& request, const StepEnvironment& environment);

}  // namespace ocelot::steps
