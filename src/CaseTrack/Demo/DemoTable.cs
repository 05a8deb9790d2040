namespace CaseTrack.Demo;

/// <summary>A table of <c>db/demo/2022</c>: tab-separated, a heading line, no quoting.</summary>
public static class DemoTable
{
    /// <summary>The rows, each cell by its heading; an empty cell is absent.</summary>
    /// <exception cref="InvalidDataException">A row has another number of cells than the heading.</exception>
    public static IEnumerable<IReadOnlyDictionary<string, string>> Read(string name)
    {
        using var stream = typeof(DemoTable).Assembly.GetManifestResourceStream($"Demo.2022.{name}.tsv")!;
        using var reader = new StreamReader(stream);
        var heading = reader.ReadLine()!.Split('\t');
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split('\t');
            if (cells.Length != heading.Length)
            {
                throw new InvalidDataException($"{name}.tsv: {line}");
            }

            yield return heading.Zip(cells).Where(x => x.Second.Length > 0).ToDictionary(x => x.First, x => x.Second);
        }
    }
}
