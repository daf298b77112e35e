// A program with an archive linked in. It shows that the flags of the pkg-config file suffice; it is not delivered.
#include "otelcol.h"

int main(void) { return otelcol_abi_version() > 0 ? 0 : 1; }
