using System.Reflection;
using System.Text.RegularExpressions;
using CaseTrack.Store;

namespace CaseTrack.Tests.House;

/// <summary>The tables of the libraries are known in one folder, for the versions named there.</summary>
public sealed partial class StoreTests
{
    [Fact]
    public void Only_one_folder_writes_SQL_against_the_libraries_own_tables()
    {
        var source = Path.Combine(Repository.Folder, "src", "CaseTrack");
        var elsewhere = Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories)
            .Where(x => !x.Contains("/obj/", StringComparison.Ordinal) && !x.Contains("/Store/", StringComparison.Ordinal)
                && LibraryTable().IsMatch(File.ReadAllText(x)));
        elsewhere.Select(x => Path.GetRelativePath(source, x)).ShouldBeEmpty();
        Directory.EnumerateFiles(Path.Combine(source, "Store")).Count(x => LibraryTable().IsMatch(File.ReadAllText(x))).ShouldBe(4);
    }

    [Fact]
    public void The_statements_were_written_for_the_versions_in_use()
    {
        Version(typeof(Marten.IDocumentStore).Assembly)
            .ShouldBe(StoreSchema.Marten, "Read src/CaseTrack/Store against the new version, then name it there.");
        Version(typeof(Wolverine.IMessageBus).Assembly)
            .ShouldBe(StoreSchema.Wolverine, "Read src/CaseTrack/Store against the new version, then name it there.");

        static string Version(Assembly library) =>
            library.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
    }

    [GeneratedRegex("mt_[a-z]|wolverine_[a-z]")]
    private static partial Regex LibraryTable();
}
