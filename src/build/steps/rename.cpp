// rename: copies a built file to its final name, with a checksum.
#include <algorithm>

#include "build/documents/bill_of_materials.hpp"
#include "build/documents/statement.hpp"
#include "build/documents/verification.hpp"
#include "build/steps/size_check.hpp"
#include "build/steps/step_outputs.hpp"
#include "build/steps/steps.hpp"
#include "graph/paths.hpp"
#include "support/io/checksum.hpp"
#include "support/io/file.hpp"

namespace ocelot::steps {

namespace {

constexpr std::string_view k_statement_ending = graph::ending_of(graph::Document::provenance);

// The statement has the digests of the other documents.
Status deliver(const std::string& document, const std::string& output) {
  const Result<Digest> sum = install_output_with_digest(document, output);
  if (!sum) return fail(sum.error());
  if (!output.ends_with(k_statement_ending)) return {};
  return write_output(graph::checksum_path(output), io::checksum_line(*sum, output));
}

// Whether a file is a document that a build wrote. Users may have documents of other tools there.
bool is_document(const std::string& path) {
  const Result<std::string> text = io::read_file(path);
  if (!text) return false;
  return documents::read_sbom(*text).has_value() || documents::read_statement(*text).has_value() ||
         text->starts_with(documents::k_license_title);
}

// Documents of an earlier build do not describe this artifact.
Status remove_others(const RenameRequest& request) {
  for (const std::string& path : graph::all_document_paths(request.output)) {
    if (std::ranges::find(request.document_outputs, path) != request.document_outputs.end())
      continue;
    if (!path.ends_with(graph::k_signature_ending) && !is_document(path)) continue;
    if (Status removed = remove_output(path); !removed) return removed;
  }
  const std::string statement = graph::document_path(request.output, k_statement_ending);
  const auto& outputs = request.document_outputs;
  if (std::ranges::find(outputs, statement) != outputs.end()) return {};
  return remove_output(graph::checksum_path(statement));
}

Status deliver_documents(const RenameRequest& request) {
  if (Status removed = remove_others(request); !removed) return removed;
  for (std::size_t i = 0; i < request.documents.size(); ++i) {
    if (Status done = deliver(request.documents[i], request.document_outputs[i]); !done)
      return done;
  }
  return {};
}

// What a program needs to use a library.
Status deliver_interface(const RenameRequest& request) {
  if (request.pkg_config) {
    if (Status done = install_output(*request.pkg_config, *request.pkg_config_output); !done)
      return done;
  }
  return request.header ? install_output(*request.header, *request.header_output) : Status();
}

}  // namespace

Status run(const RenameRequest& request, const StepEnvironment& environment) {
  if (request.header.has_value() != request.header_output.has_value())
    return fail(error("usage", {}, "--header requires --header-output, and vice versa"));
  if (request.pkg_config.has_value() != request.pkg_config_output.has_value())
    return fail(error("usage", {}, "--pkg-config requires --pkg-config-output, and vice versa"));
  if (request.components.has_value() != request.components_output.has_value())
    return fail(error("usage", {}, "--components requires --components-output, and vice versa"));
  if (request.documents.size() != request.document_outputs.size())
    return fail(error("usage", {}, "expected one --document-output FILE for each --document FILE"));
  if (request.symbols.has_value() != request.symbols_output.has_value())
    return fail(error("usage", {}, "--symbols requires --symbols-output, and vice versa"));
  if (Status fits = check_size(request, environment); !fits) return fits;
  const Result<Digest> sum = install_output_with_digest(request.built, request.output);
  if (!sum) return fail(sum.error());
  if (request.is_executable) {
    // Neither a step's outputs nor the action cache preserve modes.
    if (Status done = make_output_executable(request.output); !done) return done;
  }
  if (Status written =
          write_output(request.output + ".sha256", io::checksum_line(*sum, request.output));
      !written)
    return written;
  // The list of an earlier build with --inspect does not describe this layer.
  const Status listed = request.components
                            ? install_output(*request.components, *request.components_output)
                            : remove_output(graph::components_path(request.output));
  if (!listed) return listed;
  if (Status delivered = deliver_documents(request); !delivered) return delivered;
  const Status with_symbols = request.symbols
                                  ? install_output(*request.symbols, *request.symbols_output)
                                  : remove_output(graph::symbols_path(request.output));
  if (!with_symbols) return with_symbols;
  return deliver_interface(request);
}

}  // namespace ocelot::steps
