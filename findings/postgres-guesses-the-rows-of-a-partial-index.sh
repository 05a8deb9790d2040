#!/usr/bin/env bash
# PostgreSQL 15 or later; its own programs, nothing else.
#
# A good guess: a partial index over documents (`where data ->> 'movedTo' is not null`) has five rows, and the database counts the rows of an
# index, so it expects five of a question whose condition is just that predicate.
# What happens: the index is chosen, and yet the rows are guessed from the predicate alone: of a value inside a document nothing is known, and
# `is not null` is taken to hold of nearly every row. What is joined, sorted or compiled upon that is planned for the whole table. `create
# statistics` on the expression alone (PostgreSQL 14 and later) tells it.
# Seen: "index, rows held: 5", "rows expected: 29850 of 30000", "with statistics: fewer than 100".
set -euo pipefail
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | tail -1); [ -n "$bin" ] || bin=$(dirname "$(command -v initdb)")
work=$(mktemp -d); chmod 755 "$work"; mkdir "$work/data"
as() { if [ "$(id -u)" = 0 ]; then su postgres -s /bin/bash -c "$*"; else bash -c "$*"; fi; }
[ "$(id -u)" != 0 ] || chown postgres "$work/data"
trap 'as "$bin/pg_ctl -D $work/data -m immediate stop" > /dev/null 2>&1 || true; rm -rf "$work"' EXIT
as "$bin/initdb -D $work/data -U finder --auth=trust" > /dev/null
as "$bin/pg_ctl -w -D $work/data -o '-p 54877 -k $work/data -c autovacuum=off' -l $work/data/log start" > /dev/null

ask() { "$bin/psql" -h 127.0.0.1 -p 54877 -U finder -d postgres -qAt "$@"; }
ask <<'S' > /dev/null
create table cases (id int primary key, data jsonb);
insert into cases select i, case when i % 6000 = 0 then '{"movedTo": "b"}' else '{}' end::jsonb from generate_series(1, 30000) i;
create index few on cases (id) where data ->> 'movedTo' is not null;
vacuum analyze cases;
S
question="select id from cases where data ->> 'movedTo' is not null"
expected() { ask -c "explain (format json) $question" | grep -o '"Plan Rows": [0-9]*' | head -1 | grep -o '[0-9]*'; }
{
  ask -c "explain $question" | grep -q "using few" && echo "index, rows held: $(ask -c "select reltuples from pg_class where relname = 'few'")"
  echo "rows expected: $(expected) of 30000"
  ask -c "create statistics moved on (data ->> 'movedTo') from cases" -c "analyze cases" > /dev/null
  [ "$(expected)" -lt 100 ] && echo "with statistics: fewer than 100"
} > "$work/said.txt"
cat "$work/said.txt"
printf '%s\n' "index, rows held: 5" "rows expected: 29850 of 30000" "with statistics: fewer than 100" \
  | diff - "$work/said.txt" || { echo "It behaves differently now."; exit 1; }
