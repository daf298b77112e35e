// Plants faults in the Go files of components.
#pragma once

#include <string_view>

#include "support/fault.hpp"

namespace ocelot::test {

/// Gives a file with this role another package, which yields the error `code`.
Plant wrong_package(std::string_view code, GoFile::Role role);

/// Adds a package that no file imports, in a folder with or without a README.md.
Plant unimported_package(bool has_readme);

/// Misspells the `package` line in a file that does or does not import a package of the project.
Plant missing_package(bool imports_package);

PlantFunction
    two_packages_by_the_first;  ///< the first file of a folder has another package than the others
PlantFunction missing_constraint;
PlantFunction broken_constraint;
PlantFunction second_constraint;
PlantFunction misplaced_constraint;
PlantFunction moved_constraint;    ///< the only constraint is below the package line
PlantFunction plus_build_line;     ///< in a file that needs no constraint
PlantFunction plus_build_instead;  ///< instead of a constraint
PlantFunction broken_import;
PlantFunction not_utf8;
PlantFunction misplaced_file;
PlantFunction flat_name;
PlantFunction same_component;  ///< a second wrapper for one tag

}  // namespace ocelot::test
