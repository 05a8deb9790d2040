#!/usr/bin/env bash
# Marten 9.58.0 (Weasel), PostgreSQL 15 or later, .NET 10.
#
# A good guess: AutoCreate.CreateOrUpdate adds what is missing and leaves the rest alone, so an older build may start on the database
# of a newer one.
# What happens: applying the configuration drops each column of a table of its own that the configuration does not name, with what is in
# it, and says nothing. The table is one added to the store's schema objects, as projections that write plain SQL have them.
# Seen: "note before: kept" and "columns after: id".
set -euo pipefail
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | tail -1); [ -n "$bin" ] || bin=$(dirname "$(command -v initdb)")
work=$(mktemp -d); chmod 755 "$work"; mkdir "$work/data"
as() { if [ "$(id -u)" = 0 ]; then su postgres -s /bin/bash -c "$*"; else bash -c "$*"; fi; }
[ "$(id -u)" != 0 ] || chown postgres "$work/data"
trap 'as "$bin/pg_ctl -D $work/data -m immediate stop" > /dev/null 2>&1 || true; rm -rf "$work"' EXIT
as "$bin/initdb -D $work/data -U finder --auth=trust" > /dev/null
as "$bin/pg_ctl -w -D $work/data -o '-p 54871 -k $work/data' -l $work/data/log start" > /dev/null

cd "$work"
cat > finding.csproj <<'X'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable></PropertyGroup>
  <ItemGroup><PackageReference Include="Marten" Version="9.58.0" /></ItemGroup>
</Project>
X
cat > Program.cs <<'X'
using JasperFx;
using Marten;
using Npgsql;
using Weasel.Postgresql.Tables;

const string database = "Host=127.0.0.1;Port=54871;Username=finder;Database=postgres";

DocumentStore Store(params string[] columns) => DocumentStore.For(options =>
{
    options.Connection(database);
    options.AutoCreateSchemaObjects = AutoCreate.CreateOrUpdate;
    var table = new Table("public.journal");
    table.AddColumn<int>("id").AsPrimaryKey();
    foreach (var column in columns)
    {
        table.AddColumn<string>(column);
    }

    options.Storage.ExtendedSchemaObjects.Add(table);
});

async Task<object?> Ask(string sql)
{
    await using var connection = new NpgsqlConnection(database);
    await connection.OpenAsync();
    await using var command = new NpgsqlCommand(sql, connection);
    return await command.ExecuteScalarAsync();
}

await using (var newer = Store("note"))
{
    await newer.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
    await Ask("insert into journal (id, note) values (1, 'kept')");
}

Console.WriteLine($"note before: {await Ask("select note from journal")}");
await using (var older = Store())
{
    await older.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
}

Console.WriteLine("columns after: " + await Ask("select string_agg(column_name, ',') from information_schema.columns where table_name = 'journal'"));
X
dotnet run > said.txt 2> errors.txt || { cat said.txt errors.txt; exit 1; }
cat said.txt
grep -qx "note before: kept" said.txt && grep -qx "columns after: id" said.txt || { echo "It behaves differently now."; exit 1; }
