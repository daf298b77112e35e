// Whether this process runs in a container.
#pragma once

namespace ocelot::io {

/// Whether something indicates a container: the files that Docker and Podman create, the variables
/// of systemd-nspawn, Podman and Kubernetes, or a cgroup of a container engine. No sign is proof.
bool is_in_container();

}  // namespace ocelot::io
