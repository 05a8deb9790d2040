#!/usr/bin/env bash
# System.Text.Json 10.0.15, .NET 10.
#
# A good guess: JsonNode.ToString() of a text gives the text, whether the node was read from JSON or made of a value, so that two of them can
# be compared by it.
# What happens: a node made of a string, and every text that was read, say it bare; a node made of a Guid or a DateOnly says it with its
# quotation marks, though it is of kind String all the same. A guard that compares ToString() with Guid.Empty never holds for a made node.
# Seen: "made of a string: a", "made of a Guid: "00000000-0000-0000-0000-000000000000"", "the same, read: 00000000-0000-0000-0000-000000000000",
# "made of a DateOnly: "2022-01-31"", "kind: String".
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cd "$work"
cat > finding.csproj <<'X'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable><NoWarn>NU1510</NoWarn></PropertyGroup>
  <ItemGroup><PackageReference Include="System.Text.Json" Version="10.0.15" /></ItemGroup>
</Project>
X
cat > Program.cs <<'X'
using System.Text.Json.Nodes;

JsonNode made = Guid.Empty;
Console.WriteLine($"made of a string: {JsonValue.Create("a")}");
Console.WriteLine($"made of a Guid: {made}");
Console.WriteLine($"the same, read: {JsonNode.Parse(made.ToJsonString())}");
Console.WriteLine($"made of a DateOnly: {JsonValue.Create(new DateOnly(2022, 1, 31))}");
Console.WriteLine($"kind: {made.GetValueKind()}");
X
dotnet run > said.txt 2> errors.txt || { cat said.txt errors.txt; exit 1; }
cat said.txt
printf '%s\n' 'made of a string: a' 'made of a Guid: "00000000-0000-0000-0000-000000000000"' \
  'the same, read: 00000000-0000-0000-0000-000000000000' 'made of a DateOnly: "2022-01-31"' 'kind: String' | diff - said.txt \
  || { echo "It behaves differently now."; exit 1; }
