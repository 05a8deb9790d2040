#!/usr/bin/env bash
# .NET 10.0 (runtime 10.0.12), workstation collector; no package.
#
# A good guess: how much a program may allocate before its youngest generation is collected is bounded by System.GC.Gen0Size in
# runtimeconfig.json, as other settings of the collector are (System.GC.ConserveMemory, System.GC.HeapHardLimit) and as the variable
# DOTNET_GCgen0size does.
# What happens: that name is read from the environment alone; in the file it changes nothing, and nothing says so. What the file does bound it
# by is System.GC.Gen0MaxBudget. Without either the bound follows the processor's cache: two machines hold different amounts of garbage.
# Seen: collections of generation 0 for 256 MB of small arrays, "Gen0Size in the file: as without", "Gen0MaxBudget in the file: more than
# twice as many", "GCgen0size in the environment: more than twice as many".
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cd "$work"
cat > finding.csproj <<'X'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
</Project>
X
cat > Program.cs <<'X'
var kept = new byte[64][];
for (var i = 0; i < 262_144; i++)
{
    kept[i % kept.Length] = new byte[1000];
}

Console.WriteLine(GC.CollectionCount(0));
X
dotnet build -v q -o out > build.log 2>&1 || { cat build.log; exit 1; }
settings=out/finding.runtimeconfig.json
cp "$settings" plain.json
collections() { dotnet out/finding.dll; }
with() { sed "s/\"configProperties\": {/\"configProperties\": { \"$1\": 1048576,/" plain.json > "$settings"; collections; }
grep -q '"configProperties": {' plain.json || { echo "no settings in runtimeconfig.json"; exit 1; }
without=$(collections)
size=$(with System.GC.Gen0Size)
budget=$(with System.GC.Gen0MaxBudget)
cp plain.json "$settings"
variable=$(DOTNET_GCgen0size=0x100000 collections)
echo "collections: without $without, Gen0Size in the file $size, Gen0MaxBudget in the file $budget, GCgen0size in the environment $variable"
changed() { echo "It behaves differently now."; exit 1; }
{ [ "$size" -le $((without + 1)) ] && [ "$size" -ge $((without - 1)) ]; } || changed
echo "Gen0Size in the file: as without"
[ "$budget" -gt $((2 * without)) ] || changed
echo "Gen0MaxBudget in the file: more than twice as many"
[ "$variable" -gt $((2 * without)) ] || changed
echo "GCgen0size in the environment: more than twice as many"
