namespace CaseTrack.Procedures;

/// <summary>卷宗事项. What any case takes whatever its procedure and stage: parties, papers, hand-overs, restricted access; and, of the kinds
/// that have one, who is in charge.</summary>
public static class DossierActs
{
    private sealed record DossierAct(string Noun, string Chinese, string English, Func<Dossier, bool, bool> IsOpen)
    {
        public (string Field, Func<Dossier, IEnumerable<Guid>> Among)? About { get; init; }
    }

    private static readonly DossierAct[] All =
    [
        new("parties", "登记当事人", "party joins", (_, live) => live),
        new("party-departures", "当事人退出", "party leaves", (dossier, live) => live && Present(dossier).Any()) { About = ("party", Present) },
        new("documents", "材料入卷", "paper filed", (_, live) => live),
        new("photos", "照片入卷", "photo added", (_, live) => live),
        new("photo-withdrawals", "照片不再补交", "photo no longer owed", (dossier, live) => live
        && Owed(dossier).Any()) { About = ("photo", Owed) },
        new("hand-overs", "移送：发出", "hand-over sent", (_, live) => live),
        new("hand-over-receipts", "移送：接收", "hand-over received", (dossier, live) => live
        && Sent(dossier).Any()) { About = ("handOver", Sent) },
        new("hand-over-returns", "移送：回告", "hand-over answered", (dossier, live) => live
        && Unanswered(dossier).Any()) { About = ("handOver", Unanswered) },
        new("officer", "确定或变更承办人", "officer in charge", (_, live) => live),
        new("proposals", "提请作废、合并或撤销作废", "proposal of a void, of a merger or of taking it back", (_, _) => true),
        new("restriction", "设为限制查阅", "restriction of access", (dossier, _) => !dossier.Restricted),
        new("restriction-lifting", "解除限制查阅", "lifting of the restriction", (dossier, _) => dossier.Restricted),
    ];

    /// <summary>Those that are possible as the case stands, each with what it still needs.</summary>
    public static IEnumerable<OpenAct> OpenTo<TRecord>(TRecord record) where TRecord : class, ICaseRecord<TRecord>, ICaseFile =>
        All.Where(x => ActFields.Knows(TRecord.Kind, x.Noun) && x.IsOpen(record.Dossier, record.Live))
            .Select(x => new OpenAct(x.Noun, x.Chinese, x.English, null, ActFields.Needed(TRecord.Kind, x.Noun,
            x.About is var (field, among) ? new Dictionary<string,
            IReadOnlyList<string>>
            { [field] = [.. among(record.Dossier).Select(y => y.ToString())] } : null)));

    private static IEnumerable<Guid> Present(Dossier dossier) => dossier.Parties.Where(x => x.LeftOn is null).Select(x => x.Id);

    private static IEnumerable<Guid> Owed(Dossier dossier) => dossier.Photos.Where(x => x.Owed).Select(x => x.Id);

    private static IEnumerable<Guid> Sent(Dossier dossier) =>
        dossier.HandOvers.Where(x => x.ReceivedOn is null && x.ReturnedOn is null && RecordKind.Find(x.To) is not null).Select(x => x.Id);

    private static IEnumerable<Guid> Unanswered(Dossier dossier) => dossier.HandOvers.Where(x => x.ReturnedOn is null).Select(x => x.Id);
}
