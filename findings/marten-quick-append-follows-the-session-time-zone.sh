#!/usr/bin/env bash
# Marten 9.58.0, PostgreSQL 15 or later, .NET 10.
#
# A good guess: the moment of an event is an instant, whatever time zone the database session has.
# What happens: with EventAppendMode.Quick the events that start a stream are stamped by the application, those appended later by the
# database, and the latter are off by the session's offset: in Asia/Shanghai they lie eight hours before those that came first.
# EventAppendMode.QuickWithServerTimestamps has one clock and is right.
# Seen: "Quick: -8 h" and "QuickWithServerTimestamps: 0 h" (hours from the first event to the second, rounded).
set -euo pipefail
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | tail -1); [ -n "$bin" ] || bin=$(dirname "$(command -v initdb)")
work=$(mktemp -d); chmod 755 "$work"; mkdir "$work/data"
as() { if [ "$(id -u)" = 0 ]; then su postgres -s /bin/bash -c "$*"; else bash -c "$*"; fi; }
[ "$(id -u)" != 0 ] || chown postgres "$work/data"
trap 'as "$bin/pg_ctl -D $work/data -m immediate stop" > /dev/null 2>&1 || true; rm -rf "$work"' EXIT
as "$bin/initdb -D $work/data -U finder --auth=trust" > /dev/null
as "$bin/pg_ctl -w -D $work/data -o '-p 54872 -k $work/data' -l $work/data/log start" > /dev/null

cd "$work"
cat > finding.csproj <<'X'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable></PropertyGroup>
  <ItemGroup><PackageReference Include="Marten" Version="9.58.0" /></ItemGroup>
</Project>
X
cat > Program.cs <<'X'
using JasperFx.Events;
using Marten;

foreach (var mode in new[] { EventAppendMode.Quick, EventAppendMode.QuickWithServerTimestamps })
{
    await using var store = DocumentStore.For(options =>
    {
        options.Connection("Host=127.0.0.1;Port=54872;Username=finder;Database=postgres;Timezone=Asia/Shanghai");
        options.DatabaseSchemaName = $"mode_{(int)mode}";
        options.Events.AppendMode = mode;
    });
    var stream = Guid.NewGuid();
    await using (var session = store.LightweightSession())
    {
        session.Events.StartStream(stream, new Received("first"));
        await session.SaveChangesAsync();
        session.Events.Append(stream, new Received("second"));
        await session.SaveChangesAsync();
    }

    await using var reading = store.QuerySession();
    var events = await reading.Events.FetchStreamAsync(stream);
    Console.WriteLine($"{mode}: {Math.Round((events[1].Timestamp - events[0].Timestamp).TotalHours) + 0} h");
}

public sealed record Received(string What);
X
dotnet run > said.txt 2> errors.txt || { cat said.txt errors.txt; exit 1; }
cat said.txt
grep -qx "Quick: -8 h" said.txt && grep -qx "QuickWithServerTimestamps: 0 h" said.txt || { echo "It behaves differently now."; exit 1; }
