using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CaseTrack.Operations.Upgrades;

/// <summary>升级文件. One step of the database's tables from one build to the next: a file of <c>db/migrations</c>, which every build
/// carries.</summary>
/// <param name="Number">Its place, from 1 on without a gap.</param>
/// <param name="Name">Number and name, as the file is called.</param>
/// <param name="Text">Its statements.</param>
public sealed record Migration(int Number, string Name, string Text)
{
    private const string Folder = "Migrations.";

    /// <summary>Those of this build, in their order.</summary>
    public static IReadOnlyList<Migration> All { get; } = Read();

    /// <summary>SHA-256 of its statements in hexadecimal, whatever ends its lines.</summary>
    public string Digest => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text.ReplaceLineEndings("\n"))));

    /// <summary>What a database lacks.</summary>
    /// <param name="known">Those of the build.</param>
    /// <param name="applied">Those the database has, by their numbers.</param>
    /// <exception cref="MigrationException">The database has one that the build does not know, or another text of one.</exception>
    public static IReadOnlyList<Migration> Missing(IReadOnlyList<Migration> known, IReadOnlyList<AppliedMigration> applied)
    {
        // What is applied is always the beginning of the list, or somebody else's build has been there.
        var strange = applied.Where((x, i) => i >= known.Count || known[i].Number != x.Number || known[i].Name != x.Name).ToList();
        if (strange.Count > 0)
        {
            throw MigrationException.Unknown(strange.Select(x => x.Name));
        }

        var changed = applied.Where((x, i) => known[i].Digest != x.Digest).ToList();
        return changed.Count > 0 ? throw MigrationException.Changed(changed.Select(x => x.Name)) : [.. known.Skip(applied.Count)];
    }

    private static Migration[] Read()
    {
        var assembly = typeof(Migration).Assembly;
        return
        [
            .. assembly.GetManifestResourceNames().Where(x => x.StartsWith(Folder, StringComparison.Ordinal))
                .Select(x => x[Folder.Length..^".sql".Length]).Order(StringComparer.Ordinal).Select(name =>
                {
                    using var reader = new StreamReader(assembly.GetManifestResourceStream($"{Folder}{name}.sql")!);
                    return new Migration(int.Parse(name.Split('-')[0], CultureInfo.InvariantCulture), name, reader.ReadToEnd());
                }),
        ];
    }
}

/// <summary>A migration as a database has it.</summary>
/// <param name="Number">Its place.</param>
/// <param name="Name">How the file was called.</param>
/// <param name="Digest">The digest of what was run.</param>
public sealed record AppliedMigration(int Number, string Name, string Digest);
