using CaseTrack.Postgres;
using CaseTrack.Secrets;
using Microsoft.Extensions.Configuration;

namespace CaseTrack.Tests.Secrets;

public sealed class SecretFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Services_that_start_together_for_the_first_time_agree_on_the_secret()
    {
        for (var round = 0; round < 2000; round++)
        {
            var settings = Settings(("KeyFile", folder[$"{round}", "key"]));
            using var together = new Barrier(8);
            var secrets = new string[together.ParticipantCount];
            var threads = Enumerable.Range(0, secrets.Length).Select(x => new Thread(() =>
            {
                together.SignalAndWait();
                secrets[x] = SecretFile.Read(settings, "Key", "key", () => Guid.NewGuid().ToString());
            })).ToList();
            threads.ForEach(x => x.Start());
            threads.ForEach(x => x.Join());
            secrets.Distinct().ShouldHaveSingleItem();
            SecretFile.Read(settings, "Key", "key", () => "another").ShouldBe(secrets[0]);
        }
    }

    [Fact]
    public void Only_its_owner_may_read_it()
    {
        SecretFile.Read(Settings(("KeyFile", folder["key"])), "Key", "key", () => "secret").ShouldBe("secret");
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(folder["key"]).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Fact]
    public void A_secret_in_the_settings_is_not_written_anywhere()
    {
        SecretFile.Read(Settings(("Key", "given"), ("KeyFile", folder["key"])), "Key", "key", () => "made").ShouldBe("given");
        Directory.EnumerateFileSystemEntries(folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public void With_a_database_of_ones_own_none_is_made_unless_that_is_said()
    {
        (string, string)[] own = [("KeyFile", folder["key"]), ("ConnectionStrings:CaseTrack", "Host=db.example")];
        Should.Throw<MissingSecretException>(() => SecretFile.Read(Settings(own), "Key", "key", () => "made")).Message.ShouldContain(
            folder["key"]);
        Should.Throw<MissingSecretException>(
            () => SecretFile.Read(Settings(("KeyFile", folder["key"]), (SecretFile.CreateSetting, "false")), "Key", "key", () => "made"));
        Directory.EnumerateFileSystemEntries(folder.Path).ShouldBeEmpty();
        SecretFile.Exists(Settings(own), "Key", "key").ShouldBeFalse();
        SecretFile.Read(Settings([.. own, (SecretFile.CreateSetting, "true")]), "Key", "key", () => "made").ShouldBe("made");
        SecretFile.Read(Settings(own), "Key", "key", () => "another").ShouldBe("made");
        SecretFile.Exists(Settings(own), "Key", "key").ShouldBeTrue();
    }

    [Fact]
    public void Keys_lie_beside_the_data_of_an_instance_with_a_folder_of_its_own()
    {
        IConfiguration Of(string name) => Settings(("Embedded:DataFolder", folder[name]));
        KeysFolder.Prepare(Of("one"));
        KeysFolder.Prepare(Of("two"));
        var first = SecretFile.Read(Of("one"), "Key", "key", () => "first");
        (first, SecretFile.Read(Of("two"), "Key", "key", () => "second")).ShouldBe(("first", "second"));
        File.ReadAllText(Path.Combine(folder["one"] + ".keys", "key")).ShouldBe("first");
        SecretFile.Exists(Of("two"), "Key", "key").ShouldBeTrue();

        // An instance of before has data already and keeps its keys where they are.
        Directory.CreateDirectory(folder["old"]);
        File.WriteAllText(Path.Combine(folder["old"], "PG_VERSION"), "15");
        KeysFolder.Prepare(Of("old"));
        KeysFolder.Of(Of("old")).ShouldBeNull();
        KeysFolder.Of(Settings(("Embedded:DataFolder", folder["one"]), ("ConnectionStrings:CaseTrack", "Host=x"))).ShouldBeNull();
    }

    private static IConfiguration Settings(params (string Name, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(x => x.Name, x => (string?)x.Value)).Build();
}
