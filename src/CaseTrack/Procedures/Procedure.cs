using CaseTrack.Clocks;

namespace CaseTrack.Procedures;

/// <summary>程序. The stages and acts of one kind of record.</summary>
public sealed class Procedure<TRecord, TStage>(string chinese, string english, params IReadOnlyList<Act<TRecord, TStage>> acts)
    where TRecord : class, ICaseFile<TRecord, TStage>
    where TStage : struct, Enum
{
    public IReadOnlyList<Act<TRecord, TStage>> Acts { get; } = acts;

    /// <summary>当前可办事项, and what any case takes whatever its procedure.</summary>
    public IReadOnlyList<string> ActionsOf(TRecord record) => [.. Acts.Where(x => x.IsOpen(record)).Select(x => x.Noun), .. DossierActs.OpenTo(record).Select(x => x.Act)];

    /// <summary>当前可办事项 today, each with what it still needs.</summary>
    public IReadOnlyList<OpenAct> OpenTo(TRecord record, Rulebook rulebook, Today today) =>
    [
        .. Acts.Where(x => x.IsOpen(record, rulebook, today)).Select(x => new OpenAct(x.Noun, x.Chinese, x.English, x.After(record), ActFields.Needed(
            TRecord.Kind, x.Noun, x.About.ToDictionary(y => y.Field, y => (IReadOnlyList<string>)[.. y.Among(record)])))),
        .. DossierActs.OpenTo(record),
    ];

    /// <summary>暂不能办事项: acts of this stage that something keeps everybody from, and what.</summary>
    public IReadOnlyList<HeldAct> HeldFrom(TRecord record, Rulebook rulebook, Today today) =>
    [
        .. Acts.Where(x => x.From.Contains(record.Stage) && !x.IsOpen(record, rulebook, today))
            .Select(x => (Act: x, Why: x.Hindrance(record) ?? x.Moment!.Refusal))
            .Select(x => new HeldAct(x.Act.Noun, x.Act.Chinese, x.Act.English, x.Why.Code, x.Why.Chinese, x.Why.English)),
    ];

    /// <summary>The procedure in words, for publication.</summary>
    public PublishedProcedure Publish() => new(
        TRecord.Kind, chinese, english,
        [.. Enum.GetValues<TStage>().Select(x => new PublishedStage(Wire.Name(x), StageAttribute.Of(x).Chinese, StageAttribute.Of(x).English))],
        [.. Acts.Select(x => new PublishedAct(x.Noun, x.Chinese, x.English, x.Basis, [.. x.From.Select(Wire.Name)], [.. x.To.Select(Wire.Name)],
            [.. x.Hindrances.Select(y => new PublishedCondition(y.Code, y.Chinese, y.English, y.Basis))]))]);
}
