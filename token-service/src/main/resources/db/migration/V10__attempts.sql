-- One authorisation by one customer: fifteen minutes from the TPP's request to the customer's decision.
create table attempt (
    attempt_id          uuid primary key,
    channel             text        not null check (channel in ('Browser', 'Api')),
    client_id           text        not null,
    redirect_uri        text        not null,
    state               text,
    nonce               text,
    scopes              text[]      not null,
    consent_id          text,
    code_challenge      text,
    dpop_jkt            text,
    created_at          timestamptz not null,
    expires_at          timestamptz not null,
    browser_sha256      bytea,
    stage               text        not null check (stage in
                            ('Started', 'SignedIn', 'Authenticated', 'Decided', 'Recorded', 'Concluded', 'Ended')),
    sign_ins            integer     not null default 0,
    -- Null while nobody has signed in, and for good where core banking did not know the customer.
    psu_id              text,
    customer_key        bytea,
    mobile_ending       text,
    authenticated_at    timestamptz,
    offered_account_ids text[],
    decision            text check (decision in ('Authorise', 'Reject')),
    account_ids         text[],
    decided_at          timestamptz,
    authorised_seq      bigint,
    consent_expiry      timestamptz,
    concluded_at        timestamptz,
    end_reason          text,
    check (stage not in ('Authenticated', 'Decided', 'Recorded', 'Concluded')
        or (psu_id is not null and authenticated_at is not null)),
    check (stage not in ('Decided', 'Recorded', 'Concluded') or (decision is not null and decided_at is not null)),
    check (stage <> 'Ended' or end_reason is not null)
);
create index attempt_expires_at on attempt (expires_at);
-- What a crash may have left between the decision and the consent's event.
create index attempt_decided on attempt (decided_at) where stage = 'Decided';

-- The code that was sent for an attempt; only its HMAC, under a key that is not in this database.
create table one_time_code (
    attempt_id    uuid primary key references attempt on delete cascade,
    code_hmac     bytea       not null,
    sent_at       timestamptz not null,
    expires_at    timestamptz not null,
    sends         integer     not null,
    wrong_entries integer     not null default 0,
    used_at       timestamptz
);

-- How often something was tried in a window that began with the first try. Subjects are HMACs.
create table try_count (
    kind       text        not null,
    subject    bytea       not null,
    tries      integer     not null,
    window_end timestamptz not null,
    primary key (kind, subject)
);
create index try_count_window_end on try_count (window_end);
