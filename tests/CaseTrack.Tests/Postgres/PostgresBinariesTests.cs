using CaseTrack.Postgres;

namespace CaseTrack.Tests.Postgres;

public sealed class PostgresBinariesTests : EmbeddedTest
{
    private static readonly SearchPlaces Here = SearchPlaces.For(new EmbeddedPostgresOptions());

    [Fact]
    public async Task The_servers_programs_are_found_on_this_machine()
    {
        var found = await FindAsync(Here);
        found.Version.ShouldBeGreaterThanOrEqualTo(PostgresBinaries.OldestVersion);
        Directory.GetFiles(found.Folder).Select(Path.GetFileNameWithoutExtension).ShouldContain("initdb");
    }

    [Fact]
    public async Task A_machine_without_them_is_told_exactly_what_to_do()
    {
        var error = await Should.ThrowAsync<EmbeddedPostgresException>(() => StartAsync(Options with { SearchFolders = [Folder["none"]] }));
        foreach (var part in new[]
                 {
                     "本机也没有找到 PostgreSQL", "no PostgreSQL", "apt install", "dnf install", "brew install", "winget install",
                     "Embedded:BinFolder", "ConnectionStrings:CaseTrack", "docker compose up", Folder["none"],
                 })
            error.Message.ShouldContain(part);
        // Nothing is held or left by the failed attempt.
        await using var server = await StartAsync();
        server.Owned.ShouldBeTrue();
    }

    [Fact]
    public async Task The_setting_is_the_only_place_looked_at()
    {
        var real = await FindAsync(Here);
        (await FindAsync(new SearchPlaces(null, []), new EmbeddedPostgresOptions { BinFolder = real.Folder })).Folder.ShouldBe(real.Folder);
        var wrong = new EmbeddedPostgresOptions { BinFolder = Folder["bin"] };
        (await Should.ThrowAsync<EmbeddedPostgresException>(() => FindAsync(Here, wrong))).Message.ShouldContain(Folder["bin"]);
    }

    [Fact]
    public async Task Path_comes_before_the_usual_folders_and_newer_before_older()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "shell scripts");
        foreach (var version in new[] { 9, 14, 16, 17 })
            Programs(Folder["usual", $"{version}", "bin"], version);
        Programs(Folder["on-path"], 15);
        var path = string.Join(Path.PathSeparator, Folder["missing"], Folder["on-path"]);

        (await FindAsync(new SearchPlaces(path, [Folder["usual", "*", "bin"]]))).Version.ShouldBe(15);
        (await FindAsync(new SearchPlaces(null, [Folder["usual", "*", "bin"]]))).Version.ShouldBe(17);
        (await FindAsync(new SearchPlaces(path, [Folder["usual", "*", "bin"]]), data: 14)).Version.ShouldBe(14);
    }

    [Fact]
    public async Task Too_old_or_incomplete_programs_are_passed_over_and_named()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "shell scripts");
        Programs(Folder["old"], 9);
        Programs(Folder["part"], 16);
        File.Delete(Folder["part", "initdb"]);
        var error = await Should.ThrowAsync<EmbeddedPostgresException>(
            () => FindAsync(new SearchPlaces(null, [Folder["old"], Folder["part"]])));
        error.Message.ShouldContain($"{Folder["old"]} (9 < 13)");
        error.Message.ShouldContain($"{Folder["part"]} (initdb ✗)");
    }

    [Fact]
    public async Task Data_of_another_major_version_are_left_alone_and_both_versions_named()
    {
        var server = await StartAsync();
        await server.DisposeAsync();
        var version = (await File.ReadAllTextAsync(Folder["data", "PG_VERSION"], Token)).Trim();
        await File.WriteAllTextAsync(Folder["data", "PG_VERSION"], "97\n", Token);

        var error = await Should.ThrowAsync<EmbeddedPostgresException>(() => StartAsync());
        error.Message.ShouldContain("PostgreSQL 97");
        error.Message.ShouldContain($"PostgreSQL {version}");
        error.Message.ShouldContain("pg_upgrade");
        error.Message.ShouldContain("Embedded:DataFolder");
    }

    private Task<PostgresBinaries> FindAsync(SearchPlaces places, EmbeddedPostgresOptions? options = null, int? data = null) =>
        PostgresBinaries.FindAsync(options ?? new EmbeddedPostgresOptions(), places, Folder.Path, data, Token);

    // Stand-ins that know only their version: several real ones cannot be expected on one machine.
    private static void Programs(string folder, int version)
    {
        Directory.CreateDirectory(folder);
        foreach (var name in new[] { "postgres", "initdb", "pg_ctl" })
        {
            var file = Path.Combine(folder, name);
            File.WriteAllText(file, $"#!/bin/sh\necho '{name} (PostgreSQL) {version}.1'\n");
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
    }
}
