-- DPoP proofs that were used (RFC 9449 §11.1): the row count of the INSERT decides, whichever instance makes it. Not logged: a
-- minute's memory is not worth a flush to disk for every call.
create unlogged table spent_proof (
    digest     bytea       primary key,
    expires_at timestamptz not null
);
create index spent_proof_expires_at on spent_proof (expires_at);
