#!/usr/bin/env bash
# PostgreSQL 15 or later, Npgsql 10.0.3, .NET 10.
#
# A good guess: a snapshot whose list of open transactions is empty (pg_snapshot_xip gives nothing, xmin equals xmax) was taken while nobody
# was writing, so whoever writes later gets a number of xmax or above.
# What happens: xmax counts from the last transaction that has ended, not from the last number given. Somebody who writes with a higher number
# is not in the list, and xmin equals xmax; pg_locks names him.
# Seen: "listed: 0", "xmin equals xmax: True", "number given already, at or above xmax: True", "locks held for numbers: 1".
set -euo pipefail
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | tail -1); [ -n "$bin" ] || bin=$(dirname "$(command -v initdb)")
work=$(mktemp -d); chmod 755 "$work"; mkdir "$work/data"
as() { if [ "$(id -u)" = 0 ]; then su postgres -s /bin/bash -c "$*"; else bash -c "$*"; fi; }
[ "$(id -u)" != 0 ] || chown postgres "$work/data"
trap 'as "$bin/pg_ctl -D $work/data -m immediate stop" > /dev/null 2>&1 || true; rm -rf "$work"' EXIT
as "$bin/initdb -D $work/data -U finder --auth=trust" > /dev/null
as "$bin/pg_ctl -w -D $work/data -o '-p 54874 -k $work/data -c autovacuum=off' -l $work/data/log start" > /dev/null

cd "$work"
cat > finding.csproj <<'X'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable></PropertyGroup>
  <ItemGroup><PackageReference Include="Npgsql" Version="10.0.3" /></ItemGroup>
</Project>
X
cat > Program.cs <<'X'
using Npgsql;

await using var server = NpgsqlDataSource.Create("Host=127.0.0.1;Port=54874;Username=finder;Database=postgres");
await server.CreateCommand("create table cases (id int)").ExecuteNonQueryAsync();

await using var writer = await server.OpenConnectionAsync();
await using var writing = await writer.BeginTransactionAsync();
await using (var insert = new NpgsqlCommand("insert into cases values (1)", writer, writing))
{
    await insert.ExecuteNonQueryAsync();
}

await using var ask = new NpgsqlCommand("select pg_current_xact_id()::text::bigint", writer, writing);
var number = (long)(await ask.ExecuteScalarAsync())!;

await using var reader = await server.OpenConnectionAsync();
await using var look = new NpgsqlCommand("""
    select (select count(*) from pg_snapshot_xip(s)), pg_snapshot_xmin(s)::text::bigint, pg_snapshot_xmax(s)::text::bigint,
      (select count(*) from pg_locks where locktype = 'transactionid')
    from pg_current_snapshot() s
    """, reader);
await using var row = await look.ExecuteReaderAsync();
await row.ReadAsync();
Console.WriteLine($"listed: {row.GetInt64(0)}");
Console.WriteLine($"xmin equals xmax: {row.GetInt64(1) == row.GetInt64(2)}");
Console.WriteLine($"number given already, at or above xmax: {number >= row.GetInt64(2)}");
Console.WriteLine($"locks held for numbers: {row.GetInt64(3)}");
X
dotnet run > said.txt 2> errors.txt || { cat said.txt errors.txt; exit 1; }
cat said.txt
printf '%s\n' "listed: 0" "xmin equals xmax: True" "number given already, at or above xmax: True" "locks held for numbers: 1" \
  | diff - said.txt || { echo "It behaves differently now."; exit 1; }
