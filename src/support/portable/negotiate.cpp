// What libgit2 calls to log in to an HTTP server with Kerberos (HTTP's scheme "Negotiate", RFC
// 4559). Kerberos has no static libraries, and the login needs a credential that
// git_credentials.cpp never makes (GIT_CREDENTIAL_DEFAULT), so a portable program says that there
// is no Kerberos.
#include <gssapi/gssapi.h>

#pragma GCC visibility push(hidden)

extern "C" {

gss_OID GSS_C_NT_HOSTBASED_SERVICE = nullptr;

OM_uint32 gss_indicate_mechs(OM_uint32* /*minor*/, gss_OID_set* /*mechanisms*/) {
  return GSS_S_UNAVAILABLE;
}

OM_uint32 gss_import_name(OM_uint32* /*minor*/, gss_buffer_t /*text*/, gss_OID /*type*/,
                          gss_name_t* /*name*/) {
  return GSS_S_UNAVAILABLE;
}

OM_uint32 gss_init_sec_context(OM_uint32* /*minor*/, gss_cred_id_t /*credential*/,
                               gss_ctx_id_t* /*context*/, gss_name_t /*target*/,
                               gss_OID /*mechanism*/, OM_uint32 /*flags*/, OM_uint32 /*seconds*/,
                               gss_channel_bindings_t /*bindings*/, gss_buffer_t /*input*/,
                               gss_OID* /*actual*/, gss_buffer_t /*output*/,
                               OM_uint32* /*actual_flags*/, OM_uint32* /*actual_seconds*/) {
  return GSS_S_UNAVAILABLE;
}

OM_uint32 gss_display_status(OM_uint32* /*minor*/, OM_uint32 /*status*/, int /*kind*/,
                             gss_OID /*mechanism*/, OM_uint32* /*position*/,
                             gss_buffer_t /*text*/) {
  return GSS_S_UNAVAILABLE;
}

// There is nothing to release: nothing above makes anything.
OM_uint32 gss_delete_sec_context(OM_uint32* /*minor*/, gss_ctx_id_t* /*context*/,
                                 gss_buffer_t /*token*/) {
  return GSS_S_COMPLETE;
}
OM_uint32 gss_release_buffer(OM_uint32* /*minor*/, gss_buffer_t /*buffer*/) {
  return GSS_S_COMPLETE;
}
OM_uint32 gss_release_name(OM_uint32* /*minor*/, gss_name_t* /*name*/) {
  return GSS_S_COMPLETE;
}
OM_uint32 gss_release_oid_set(OM_uint32* /*minor*/, gss_OID_set* /*set*/) {
  return GSS_S_COMPLETE;
}

}  // extern "C"

#pragma GCC visibility pop
