#!/usr/bin/env bash
# PostgreSQL 15 or later; its own programs, nothing else.
#
# A good guess: `exists (select from cases where keys @> to_jsonb(k))` for each k of a list is answered by the GIN index on `keys`, also where
# it is one of several joined by `or` ("is this number on any kind of case?").
# What happens: alone it becomes a join and takes the index. Within an `or` it stays a question for each k; the planner takes a value it does
# not know to be in one row of a hundred, expects `exists` to meet one at once, and reads the table from its beginning - all of it for every k
# that is nowhere. The same asked as `(select count(*) ...) > 0` has to find all, and takes the index.
# Seen: "alone: index", "within or: every row", "counted within or: index" with 20,000 rows.
set -euo pipefail
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | tail -1); [ -n "$bin" ] || bin=$(dirname "$(command -v initdb)")
work=$(mktemp -d); chmod 755 "$work"; mkdir "$work/data"
as() { if [ "$(id -u)" = 0 ]; then su postgres -s /bin/bash -c "$*"; else bash -c "$*"; fi; }
[ "$(id -u)" != 0 ] || chown postgres "$work/data"
trap 'as "$bin/pg_ctl -D $work/data -m immediate stop" > /dev/null 2>&1 || true; rm -rf "$work"' EXIT
as "$bin/initdb -D $work/data -U finder --auth=trust" > /dev/null
as "$bin/pg_ctl -w -D $work/data -o '-p 54876 -k $work/data -c autovacuum=off' -l $work/data/log start" > /dev/null

ask() { "$bin/psql" -h 127.0.0.1 -p 54876 -U finder -d postgres -qAt "$@"; }
ask <<'S' > /dev/null
create table cases (id int primary key, keys jsonb, rest text);
insert into cases select i, jsonb_build_array('old' || i), repeat('x', 600) from generate_series(1, 20000) i;
create table files (id int primary key, keys jsonb);
create index on cases using gin (keys jsonb_path_ops);
create index on files using gin (keys jsonb_path_ops);
analyze;
S
planned() {
  local plan
  plan=$(ask -c "explain (costs off) select k from unnest(array['new1', 'new2', 'new3']) k where $1")
  if grep -q "Seq Scan on cases" <<< "$plan"; then echo "every row"; elif grep -q "Bitmap Index Scan on cases" <<< "$plan"; then echo "index"; else echo "$plan"; fi
}
cases="select from cases where keys @> to_jsonb(k)"; files="select from files where keys @> to_jsonb(k)"
{
  echo "alone: $(planned "exists ($cases)")"
  echo "within or: $(planned "exists ($cases) or exists ($files)")"
  echo "counted within or: $(planned "(${cases/select/select count(*)}) > 0 or (${files/select/select count(*)}) > 0")"
} > "$work/said.txt"
cat "$work/said.txt"
printf '%s\n' "alone: index" "within or: every row" "counted within or: index" \
  | diff - "$work/said.txt" || { echo "It behaves differently now."; exit 1; }
