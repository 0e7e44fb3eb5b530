#!/bin/sh
# Runs once, when the database is new. The nodes run as this role: it owns nothing and may not change the schema. What it
# may do is granted by the migrations.
set -eu
psql --set=ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<'SQL'
\getenv password SAMTAVLE_RUNTIME_PASSWORD
CREATE ROLE samtavle_runtime LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD :'password';
SQL
