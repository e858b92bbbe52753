#!/bin/sh
# A database for each service that keeps anything, owned by a user who can reach no other. Runs once, on an empty disk.
set -eu
for name in consent token aisp; do
    psql -v ON_ERROR_STOP=1 --no-psqlrc -q -U postgres -d postgres \
        -v name="$name" -v password="$(cat "/run/amana/$name.password")" <<'SQL'
create role :"name" login password :'password';
create database :"name" owner :"name";
revoke connect on database :"name" from public;
SQL
done
