#!/usr/bin/env bash
# Npgsql 10.0.3, .NET 10.
#
# A good guess: NpgsqlConnectionStringBuilder.ContainsKey says whether a connection string names a keyword, as DbConnectionStringBuilder does,
# so that a program can set what the administrator has left open.
# What happens: it says true for every keyword the driver knows, whether or not it was given; the base class, given the same text, answers for
# that text.
# Seen: "driver's builder: True", "base builder: False", "an unknown word: False".
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cd "$work"
cat > finding.csproj <<'X'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable></PropertyGroup>
  <ItemGroup><PackageReference Include="Npgsql" Version="10.0.3" /></ItemGroup>
</Project>
X
cat > Program.cs <<'X'
using System.Data.Common;
using Npgsql;

const string text = "Host=localhost;Database=cases";
Console.WriteLine($"driver's builder: {new NpgsqlConnectionStringBuilder(text).ContainsKey("Max Auto Prepare")}");
Console.WriteLine($"base builder: {new DbConnectionStringBuilder { ConnectionString = text }.ContainsKey("Max Auto Prepare")}");
Console.WriteLine($"an unknown word: {new NpgsqlConnectionStringBuilder(text).ContainsKey("Number Of Cases")}");
X
dotnet run > said.txt 2> errors.txt || { cat said.txt errors.txt; exit 1; }
cat said.txt
printf '%s\n' "driver's builder: True" "base builder: False" "an unknown word: False" | diff - said.txt \
  || { echo "It behaves differently now."; exit 1; }
