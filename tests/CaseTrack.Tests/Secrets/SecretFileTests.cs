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

    private static IConfiguration Settings(params (string Name, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(x => x.Name, x => (string?)x.Value)).Build();
}
