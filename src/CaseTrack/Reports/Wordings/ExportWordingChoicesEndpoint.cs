using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Reports.Wordings;

/// <summary>A sentence of the corpus of tests, with the right reading of its numbers.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="Read">Of each number, <c>6 as review.withdrawn</c> or <c>6 not review.received</c>.</param>
public sealed record CorpusSentence(string Text, IReadOnlyList<string> Read);

/// <summary>可作测试的句子.</summary>
public sealed record CorpusSentences(IReadOnlyList<CorpusSentence> Sentences);

public static class ExportWordingChoicesEndpoint
{
    /// <summary>导出表述认定 as sentences of the corpus that the tests of the checker read: what the office has agreed on, each wording with the
    /// number that stood there.</summary>
    [WolverineGet("/api/v1/wording-choices/export")]
    public static async Task<CorpusSentences> Get(HttpContext context, IQuerySession session, CancellationToken token)
    {
        Filters.Of(context);
        var choices = await session.Query<WordingChoice>().Where(x => x.Stage == ChoiceStage.Approved).OrderBy(x => x.ChosenOn)
            .ThenBy(x => x.Id).ToListAsync(token);
        return new([.. choices.Select(x => new CorpusSentence(
            x.Wording.Replace("{0}", x.Said, StringComparison.Ordinal),
            [x.Instead is { } code ? $"{x.Said} as {code}" : $"{x.Said} not {x.Not}"]))]);
    }
}
