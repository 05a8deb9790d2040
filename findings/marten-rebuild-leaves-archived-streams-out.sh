#!/usr/bin/env bash
# Marten 9.58.0, PostgreSQL 15 or later, .NET 10.
#
# A good guess: rebuilding a projection over the same events gives the same numbers.
# What happens: archiving a stream leaves what an inline projection has counted as it is, and a rebuild leaves the archived stream out, so
# that the total shrinks without any error, unless the projection sets IncludeArchivedEvents.
# Seen: "before: 3", "after archiving: 3", "rebuilt: 2", and with the option "rebuilt with archived: 3".
set -euo pipefail
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | tail -1); [ -n "$bin" ] || bin=$(dirname "$(command -v initdb)")
work=$(mktemp -d); chmod 755 "$work"; mkdir "$work/data"
as() { if [ "$(id -u)" = 0 ]; then su postgres -s /bin/bash -c "$*"; else bash -c "$*"; fi; }
[ "$(id -u)" != 0 ] || chown postgres "$work/data"
trap 'as "$bin/pg_ctl -D $work/data -m immediate stop" > /dev/null 2>&1 || true; rm -rf "$work"' EXIT
as "$bin/initdb -D $work/data -U finder --auth=trust" > /dev/null
as "$bin/pg_ctl -w -D $work/data -o '-p 54873 -k $work/data' -l $work/data/log start" > /dev/null

cd "$work"
cat > finding.csproj <<'X'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable></PropertyGroup>
  <ItemGroup><PackageReference Include="Marten" Version="9.58.0" /></ItemGroup>
</Project>
X
cat > Program.cs <<'X'
using JasperFx.Events;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events.Projections;

const string database = "Host=127.0.0.1;Port=54873;Username=finder;Database=postgres";

DocumentStore Store(bool archived) => DocumentStore.For(options =>
{
    options.Connection(database);
    options.Projections.Add(new Totals { IncludeArchivedEvents = archived }, ProjectionLifecycle.Inline);
});

async Task<int> Count(DocumentStore store)
{
    await using var session = store.QuerySession();
    return (await session.LoadAsync<Total>("2022"))?.Cases ?? 0;
}

async Task Rebuild(DocumentStore store)
{
    using var daemon = await store.BuildProjectionDaemonAsync();
    await daemon.RebuildProjectionAsync("Totals", CancellationToken.None);
}

await using (var store = Store(archived: false))
{
    var streams = Enumerable.Range(0, 3).Select(_ => Guid.NewGuid()).ToArray();
    await using (var session = store.LightweightSession())
    {
        foreach (var stream in streams)
        {
            session.Events.StartStream(stream, new Closed("2022"));
        }

        await session.SaveChangesAsync();
        Console.WriteLine($"before: {await Count(store)}");
        session.Events.ArchiveStream(streams[0]);
        await session.SaveChangesAsync();
    }

    Console.WriteLine($"after archiving: {await Count(store)}");
    await Rebuild(store);
    Console.WriteLine($"rebuilt: {await Count(store)}");
}

await using (var store = Store(archived: true))
{
    await Rebuild(store);
    Console.WriteLine($"rebuilt with archived: {await Count(store)}");
}

public sealed record Closed(string Year);

public sealed class Total
{
    public string Id { get; set; } = "";

    public int Cases { get; set; }
}

public sealed partial class Totals : MultiStreamProjection<Total, string>
{
    public Totals()
    {
        Name = "Totals";
        Identity<Closed>(x => x.Year);
    }

    public void Apply(Closed _, Total total) => total.Cases++;
}
X
dotnet run > said.txt 2> errors.txt || { cat said.txt errors.txt; exit 1; }
cat said.txt
printf '%s\n' "before: 3" "after archiving: 3" "rebuilt: 2" "rebuilt with archived: 3" | diff - said.txt || { echo "It behaves differently now."; exit 1; }
