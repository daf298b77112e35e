// The overload of the request's kind: a kind of step without one does not compile.
#include "build/action/run_step.hpp"

#include "build/action/check_step.hpp"
#include "build/steps/steps.hpp"

namespace ocelot::action {

namespace {

using steps::StepResult;

Result<StepResult> result_of(const Status& done) {
  if (!done) return fail(done.error());
  return StepResult::executed;
}

Result<StepResult> result_of(Result<StepResult> result) {
  return result;
}

struct Runner {
  const steps::StepEnvironment& environment;

  Result<StepResult> operator()(const CheckRequest& request) const {
    return result_of(check_declaration(request));
  }
  Result<StepResult> operator()(const auto& request) const {
    return result_of(steps::run(request, environment));
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
