// One overload for each kind of step: a kind without an overload does not compile.
#include "build/action/run_step.hpp"

#include "build/action/check_step.hpp"
#include "build/steps/clone.hpp"
#include "build/steps/compile.hpp"
#include "build/steps/generate_sources.hpp"
#include "build/steps/gomod.hpp"
#include "build/steps/overlay.hpp"
#include "build/steps/package.hpp"
#include "build/steps/probe.hpp"
#include "build/steps/rename.hpp"

namespace ocelot::action {

namespace {

using steps::StepResult;

Result<StepResult> executed(const Status& done) {
  if (!done) return fail(done.error());
  return StepResult::executed;
}

struct Runner {
  const steps::StepEnvironment& environment;

  Result<StepResult> operator()(const steps::CloneRequest& request) const {
    return executed(steps::clone(request, environment.network));
  }
  Result<StepResult> operator()(const steps::ProbeRequest& request) const {
    return executed(steps::probe(request));
  }
  Result<StepResult> operator()(const steps::OverlayRequest& request) const {
    return executed(steps::overlay(request));
  }
  Result<StepResult> operator()(const steps::SourceRequest& request) const {
    return executed(steps::generate_sources(request));
  }
  Result<StepResult> operator()(const CheckRequest& request) const {
    return executed(check_declaration(request));
  }
  Result<StepResult> operator()(const steps::GomodRequest& request) const {
    return executed(steps::gomod(request, environment));
  }
  Result<StepResult> operator()(const steps::PackageRequest& request) const {
    return steps::package(request, environment);
  }
  Result<StepResult> operator()(const steps::CompileRequest& request) const {
    return steps::compile(request, environment);
  }
  Result<StepResult> operator()(const steps::RenameRequest& request) const {
    return executed(steps::rename(request));
  }
};

struct LinkFinder {
  const steps::StepEnvironment& environment;

  Result<bool> operator()(const steps::PackageRequest& request) const {
    return steps::is_link_in_store(request, environment);
  }
  Result<bool> operator()(const steps::CompileRequest& request) const {
    return steps::is_link_in_store(request, environment);
  }
  Result<bool> operator()(const auto&) const { return false; }
};

}  // namespace

Result<StepResult> run_step(const graph::StepRequest<graph::InWords>& request,
                            const steps::StepEnvironment& environment) {
  return std::visit(Runner{environment}, request);
}

Result<bool> is_link_in_store(const graph::StepRequest<graph::InWords>& request,
                              const steps::StepEnvironment& environment) {
  steps::StepEnvironment offline = environment;
  offline.network = steps::Network::forbidden;
  return std::visit(LinkFinder{offline}, request);
}

}  // namespace ocelot::action
