#!/usr/bin/env bash
# PostgreSQL 15 or later; its own programs, nothing else.
#
# A good guess: after a bulk load and VACUUM every page is marked as visible to all, so an index alone answers (no heap fetches). With
# synchronous_commit = off, as servers for tests are set, only the moment of a crash differs.
# What happens: a row whose commit is not on disk yet gets no hint, and VACUUM does not mark its page: an index-only scan right after fetches
# every row from the table. The same load with synchronous_commit = on is marked whole. So a benchmark on a server for tests measures
# another plan's work than the service does.
# Seen: "off: marked 0 of 89 pages, heap fetches 20000", "on: marked 89 of 89 pages, heap fetches 0".
set -euo pipefail
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | tail -1); [ -n "$bin" ] || bin=$(dirname "$(command -v initdb)")
work=$(mktemp -d); chmod 755 "$work"; mkdir "$work/data"
as() { if [ "$(id -u)" = 0 ]; then su postgres -s /bin/bash -c "$*"; else bash -c "$*"; fi; }
[ "$(id -u)" != 0 ] || chown postgres "$work/data"
trap 'as "$bin/pg_ctl -D $work/data -m immediate stop" > /dev/null 2>&1 || true; rm -rf "$work"' EXIT
as "$bin/initdb -D $work/data -U finder --auth=trust" > /dev/null
# The writer of the log comes seldom, so that nothing depends on how fast this machine is.
as "$bin/pg_ctl -w -D $work/data -o '-p 54875 -k $work/data -c autovacuum=off -c wal_writer_delay=10s -c wal_writer_flush_after=0' -l $work/data/log start" > /dev/null

ask() { "$bin/psql" -h 127.0.0.1 -p 54875 -U finder -d postgres -qAt "$@"; }
for how in off on; do
  ask <<X > /dev/null
set synchronous_commit = $how;
create table lines_$how (id int);
insert into lines_$how select generate_series(1, 20000);
create index on lines_$how (id);
vacuum analyze lines_$how;
X
  marked=$(ask -c "select 'marked ' || relallvisible || ' of ' || relpages || ' pages' from pg_class where relname = 'lines_$how'")
  fetched=$(ask -c "set enable_seqscan = off; set enable_bitmapscan = off; set max_parallel_workers_per_gather = 0;
    explain (analyze, timing off, costs off, summary off) select count(*) from lines_$how where id > 0" | sed -n 's/.*Heap Fetches: /heap fetches /p')
  echo "$how: $marked, $fetched"
done > "$work/said.txt"
cat "$work/said.txt"
printf '%s\n' "off: marked 0 of 89 pages, heap fetches 20000" "on: marked 89 of 89 pages, heap fetches 0" \
  | diff - "$work/said.txt" || { echo "It behaves differently now."; exit 1; }
