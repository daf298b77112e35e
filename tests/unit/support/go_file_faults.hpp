// Faults in the Go files of components.
#pragma once

#include <string_view>

#include "support/fault.hpp"

namespace ocelot::test {

/// A file of this role is of another package, which has the error `code`.
Plant wrong_package(std::string_view code, GoFile::Role role);

/// A package that no file imports, in a folder with or without a README.md.
Plant unimported_package(bool has_readme);

/// A misspelt `package` line, in a file that imports a package of the project or not.
Plant missing_package(bool imports_package);

PlantFunction
    two_packages_by_the_first;  ///< the first file of a folder has another package than the rest
PlantFunction missing_constraint;
PlantFunction broken_constraint;
PlantFunction second_constraint;
PlantFunction misplaced_constraint;
PlantFunction moved_constraint;    ///< the only constraint is below the package line
PlantFunction plus_build_line;     ///< in a file that needs no constraint
PlantFunction plus_build_instead;  ///< in place of a constraint
PlantFunction broken_import;
PlantFunction not_utf8;
PlantFunction misplaced_file;
PlantFunction flat_name;
PlantFunction same_component;  ///< a second wrapper for one tag

}  // namespace ocelot::test
