namespace CaseTrack.Procedures;

/// <summary>程序. The stages and acts of one kind of record.</summary>
public sealed class Procedure<TRecord, TStage>(string chinese, string english, params IReadOnlyList<Act<TRecord, TStage>> acts)
    where TRecord : class, ICaseFile<TRecord, TStage>
    where TStage : struct, Enum
{
    public IReadOnlyList<Act<TRecord, TStage>> Acts { get; } = acts;

    /// <summary>当前可办事项.</summary>
    public IReadOnlyList<string> ActionsOf(TRecord record) => [.. Acts.Where(x => x.IsOpen(record)).Select(x => x.Noun)];

    /// <summary>The procedure in words, for publication.</summary>
    public PublishedProcedure Publish() => new(
        TRecord.Kind, chinese, english,
        [.. Enum.GetValues<TStage>().Select(x => new PublishedStage(Wire.Name(x), StageAttribute.Of(x).Chinese, StageAttribute.Of(x).English))],
        [.. Acts.Select(x => new PublishedAct(x.Noun, x.Chinese, x.English, x.Basis, [.. x.From.Select(Wire.Name)], [.. x.To.Select(Wire.Name)],
            [.. x.Requires.Select(y => new PublishedCondition(y.Refusal.Code, y.Refusal.Chinese, y.Refusal.English, y.Refusal.Basis))]))]);
}
