-- An application may prove itself by a certificate that bears one registered name (RFC 8705 §2.1.2).
alter table application add column tls_identity_kind text check (tls_identity_kind in (
    'TLS_CLIENT_AUTH_SUBJECT_DN', 'TLS_CLIENT_AUTH_SAN_DNS', 'TLS_CLIENT_AUTH_SAN_URI', 'TLS_CLIENT_AUTH_SAN_IP',
    'TLS_CLIENT_AUTH_SAN_EMAIL'));
alter table application add column tls_identity text;
alter table application add check ((tls_identity_kind is null) = (tls_identity is null));
alter table application drop constraint application_check1;
alter table application add constraint application_can_prove_itself
    check (jwks is not null or jwks_uri is not null or secret_digest is not null or tls_identity is not null);
