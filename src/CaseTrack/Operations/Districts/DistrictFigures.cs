using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using CaseTrack.Figures;
using CaseTrack.Releases;

namespace CaseTrack.Operations.Districts;

/// <summary>移交前后的数字. The whole catalogue for each year, with the records behind each number: what the old system counted, for the new one
/// to count again.</summary>
public static class DistrictFigures
{
    public const string Part = "figures";

    private static readonly JsonSerializerOptions Options = MakeOptions();

    /// <summary>Every figure of the years from the first record on.</summary>
    public static async IAsyncEnumerable<string> CountAsync(
        FigureReader reader, string district, int lastYear, [EnumeratorCancellation] CancellationToken token)
    {
        var first = (await reader.FirstDayAsync(district, token))?.Year ?? lastYear;
        for (var year = first; year <= Math.Max(first, lastYear); year++)
        {
            var scope = new FigureScope(district, new(year, 1, 1), new(year, 12, 31));
            foreach (var figure in await Freezing.FiguresAsync(reader, scope, token))
            {
                yield return new JsonObject
                {
                    ["year"] = year,
                    ["figure"] = JsonSerializer.SerializeToNode(figure with { Says = null }, Options),
                }.ToJsonString();
            }
        }
    }

    /// <summary>The first number that is another; null where all are the same.</summary>
    public static async Task<string?> DifferenceAsync(
        IAsyncEnumerable<string> counted, string path, CancellationToken token)
    {
        using var said = new StreamReader(path);
        await foreach (var line in counted.WithCancellation(token))
        {
            if (await said.ReadLineAsync(token) is var before && before != line)
            {
                return $"{before} → {line}";
            }
        }

        return await said.ReadLineAsync(token);
    }

    private static JsonSerializerOptions MakeOptions()
    {
        var options = new JsonSerializerOptions();
        Wire.Apply(options);
        return options;
    }
}
