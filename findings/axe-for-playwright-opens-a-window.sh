#!/usr/bin/env bash
# Deque.AxeCore.Playwright 4.14.0 with Microsoft.Playwright 1.64.1, Debian's Chromium, .NET 10.
#
# A good guess: RunAxe looks at a page within that page, so looking at many pages costs what axe itself costs.
# What happens: each call opens a further browser window to put its results together, also for a page without any frame; with the script
# of the same package evaluated in the page, none is opened. The way without a window (RunAxeLegacy) is there for locators alone, marked
# obsolete.
# Seen: "windows by RunAxe: 1" and "windows by axe.run: 0", with the same rules named by both.
set -euo pipefail
browser=$(command -v chromium || command -v chromium-browser)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat > finding.csproj <<'X'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable></PropertyGroup>
  <ItemGroup>
    <PackageReference Include="Deque.AxeCore.Playwright" Version="4.14.0" />
    <PackageReference Include="Microsoft.Playwright" Version="1.64.1" />
  </ItemGroup>
</Project>
X
cat > Program.cs <<'X'
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

using var playwright = await Playwright.CreateAsync();
await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = args[0], Args = ["--no-sandbox"] });
var page = await browser.NewPageAsync();
await page.SetContentAsync("<html lang=en><title>t</title><main><h1>t</h1><img src=x></main></html>");
var opened = 0;
var session = await browser.NewBrowserCDPSessionAsync();
session.Event("Target.targetCreated").OnEvent += (_, e) =>
{
    if (e?.GetProperty("targetInfo").GetProperty("type").GetString() == "page")
    {
        Interlocked.Increment(ref opened);
    }
};
await session.SendAsync("Target.setDiscoverTargets", new() { ["discover"] = true });
Interlocked.Exchange(ref opened, 0);

var found = (await page.RunAxe()).Violations.Select(x => x.Id).Order().ToArray();
Console.WriteLine($"windows by RunAxe: {Interlocked.Exchange(ref opened, 0)}");
await page.EvaluateAsync(new BundledAxeScriptProvider().GetScript());
var same = (await page.EvaluateAsync<string[]>("async () => (await axe.run(document)).violations.map(x => x.id)")).Order().ToArray();
Console.WriteLine($"windows by axe.run: {opened}");
Console.WriteLine($"the same rules: {found.Length > 0 && found.SequenceEqual(same)}");
X
dotnet run -- "$browser" > said.txt 2> errors.txt || { cat said.txt errors.txt; exit 1; }
cat said.txt
grep -qx "windows by RunAxe: 1" said.txt && grep -qx "windows by axe.run: 0" said.txt && grep -qx "the same rules: True" said.txt \
  || { echo "It behaves differently now."; exit 1; }
