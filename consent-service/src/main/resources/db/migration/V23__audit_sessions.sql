-- Who is signed in to the auditor's page: the tables of Spring Session 4.1
-- (org/springframework/session/jdbc/schema-postgresql.sql), under names that say so.
create table audit_session (
    primary_id            char(36) not null,
    session_id            char(36) not null,
    creation_time         bigint   not null,
    last_access_time      bigint   not null,
    max_inactive_interval int      not null,
    expiry_time           bigint   not null,
    principal_name        varchar(100),
    constraint audit_session_pk primary key (primary_id)
);
create unique index audit_session_ix1 on audit_session (session_id);
create index audit_session_ix2 on audit_session (expiry_time);
create index audit_session_ix3 on audit_session (principal_name);

create table audit_session_attributes (
    session_primary_id char(36)     not null,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea        not null,
    constraint audit_session_attributes_pk primary key (session_primary_id, attribute_name),
    constraint audit_session_attributes_fk foreign key (session_primary_id)
        references audit_session (primary_id) on delete cascade
);
