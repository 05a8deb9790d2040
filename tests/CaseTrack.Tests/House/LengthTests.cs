namespace CaseTrack.Tests.House;

/// <summary>Lines end before character 141, files of the program before line 251. Migrations and generated code are left alone.</summary>
public sealed class LengthTests
{
    private const int LongestLine = 140;
    private const int LongestFile = 250;

    private static readonly (string Path, string[] Lines)[] Sources =
        [.. from folder in (string[])["src", "tests"]
            from kind in (string[])["*.cs", "*.razor"]
            from file in Directory.EnumerateFiles(Path.Combine(Repository.Folder, folder), kind, SearchOption.AllDirectories)
            let path = Path.GetRelativePath(Repository.Folder, file).Replace('\\', '/')
            where !path.Split('/').Any(x => x is "obj" or "bin" or "generated" or "node_modules" or "Internal" or "Migrations")
            select (path, File.ReadAllLines(file))];

    [Fact]
    public void No_line_is_longer_than_can_be_read()
    {
        Sources.Length.ShouldBeGreaterThan(500);
        Sources.Count(x => x.Path.EndsWith(".razor", StringComparison.Ordinal)).ShouldBeGreaterThan(30);
        (from source in Sources
         from line in source.Lines.Select((text, i) => (text.Length, Number: i + 1))
         where line.Length > LongestLine
         select $"{source.Path}:{line.Number} has {line.Length} characters").ShouldBeEmpty();
    }

    [Fact]
    public void No_file_of_the_program_is_longer_than_can_be_read() =>
        Sources.Where(x => x.Path.StartsWith("src/", StringComparison.Ordinal) && x.Lines.Length > LongestFile)
            .Select(x => $"{x.Path} has {x.Lines.Length} lines").ShouldBeEmpty();
}
