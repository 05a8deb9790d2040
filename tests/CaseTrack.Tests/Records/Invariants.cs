using System.Text.Json;
using CaseTrack.Clocks;
using CaseTrack.Figures;
using CaseTrack.Mediation;
using CaseTrack.Organisations;
using CaseTrack.Review;
using CaseTrack.Supervision;
using CaseTrack.Terms;
using Marten;

namespace CaseTrack.Tests.Records;

/// <summary>What holds of records and figures whatever happened; everything that does not is said.</summary>
public sealed class Invariants(IDocumentStore store, string district)
{
    private static readonly FigureScope Whole = new("", new(2023, 11, 1), new(2024, 12, 31));
    private static readonly JsonSerializerOptions Json = Options();

    /// <summary>Everything that is wrong.</summary>
    /// <param name="touched">The record that was acted upon, looked at by itself.</param>
    /// <param name="sample">Which figures are followed to their records; all where it is empty.</param>
    /// <param name="unit">The unit whose balance is drawn up.</param>
    /// <param name="token">Cancellation.</param>
    public async Task<IReadOnlyList<string>> BrokenAsync((string Kind, Guid Id)? touched, IReadOnlyList<Figure> sample, string? unit, CancellationToken token)
    {
        await using var session = store.QuerySession(district);
        var broken = new List<string>();
        if (touched is var (kind, id))
        {
            broken.AddRange(kind switch
            {
                "mediation-cases" => await RecordAsync<MediationCase>(id, session, token),
                "review-applications" => await RecordAsync<ReviewApplication>(id, session, token),
                _ => await RecordAsync<SupervisionFile>(id, session, token),
            });
        }

        var mediations = await session.Query<MediationCase>().ToListAsync(token);
        var reviews = await session.Query<ReviewApplication>().ToListAsync(token);
        var files = await session.Query<SupervisionFile>().ToListAsync(token);
        broken.AddRange(Gone(mediations, x => x.DuplicateOf ?? x.MergedInto).Concat(Gone(reviews, x => x.DuplicateOf)).Concat(Gone(files, x => x.DuplicateOf)));

        await using var reader = await FigureReader.OpenAsync(session, token);
        var scope = Whole with { District = district };
        var values = (await reader.ValuesAsync(FigureCatalogue.All, scope, token)).Select((x, i) => (FigureCatalogue.All[i].Code, Value: x)).ToDictionary(x => x.Code, x => x.Value);
        broken.AddRange(Counted(mediations.Where(x => x.Live), reviews.Where(x => x.Live), files.Where(x => x.Live))
            .Where(x => values[x.Key].Value != x.Value).Select(x => $"{x.Key} is {values[x.Key].Value} and counted {x.Value}"));
        broken.AddRange(FigureCatalogue.All.Where(x => x is { IsRatio: true, Share: null } && values[x.Code].Value is < 0 or > 100 && x.Unit == "%").Select(x => $"{x.Code} is {values[x.Code].Value}%"));
        broken.AddRange(FigureCatalogue.All.Where(x => x.IsRatio && values[x.Code].Value < 0).Select(x => $"{x.Code} is {values[x.Code].Value}"));
        broken.AddRange((await IdentityCheck.RunAsync(reader, scope, session, token)).Where(x => !x.Holds).Select(x => $"identity {x.Code}: {x.Left} {x.Right}"));
        foreach (var figure in sample.Count > 0 ? sample : FigureCatalogue.All)
        {
            var cases = await reader.EveryCaseAsync(figure, scope, token);
            var sum = cases.Sum(x => x.Quantity);
            if (values[figure.Code].Value != (figure.IsRatio ? FigureValue.Of(figure, sum, cases.Sum(x => x.OutOf ?? 0)).Value : sum))
            {
                broken.Add($"{figure.Code} is {values[figure.Code].Value} and its drill-down {sum}");
            }
        }

        if (unit is not null)
        {
            broken.AddRange(await BalanceAsync(reader, scope with { Unit = UnitMembership.Beneath(unit, await session.Query<Organisation>().ToListAsync(token)) }, unit, session, token));
        }

        return broken;
    }

    /// <summary>A history folds to the record that is stored, and its terms begin before they end.</summary>
    private static async Task<IEnumerable<string>> RecordAsync<T>(Guid id, IQuerySession session, CancellationToken token) where T : class, ICaseRecord<T>, ICaseFile
    {
        var stored = (await session.LoadAsync<T>(id, token))!;
        T? folded = null;
        foreach (var e in await session.Events.FetchStreamAsync(id, token: token))
        {
            folded = T.Fold(folded, id, (ICaseEvent)e.Data);
        }

        var broken = new List<string>();
        if (Text(stored) != Text(folded!))
        {
            broken.Add($"{T.Kind} {id} is stored as {Text(stored)} and folds to {Text(folded!)}");
        }

        var terms = (await session.RulebookAsync(TermRules.Shipped, token)).Terms(stored);
        broken.AddRange(terms.Where(x => x.DueOn < x.StartOn || x.End?.On < x.StartOn).Select(x => $"{x.Key} of {id} runs from {x.StartOn} to {x.DueOn}, ended {x.End?.On}"));
        broken.AddRange(terms.GroupBy(x => x.Key).Where(x => x.Count() > 1).Select(x => $"{x.Key} of {id} twice"));
        return broken;

        static string Text(T record)
        {
            var node = JsonSerializer.SerializeToNode(record, Json)!.AsObject();
            node.Remove("version");
            return node.ToJsonString();
        }
    }

    /// <summary>Whoever is gone into another finds it alive, or gone into another that is.</summary>
    private static IEnumerable<string> Gone<T>(IReadOnlyList<T> all, Func<T, Guid?> into) where T : ICaseFile
    {
        var byId = all.ToDictionary(x => x.Id);
        foreach (var gone in all.Where(x => !x.Live && into(x) is not null))
        {
            var seen = new HashSet<Guid> { gone.Id };
            var stays = byId.GetValueOrDefault(into(gone)!.Value);
            while (stays is { Live: false } && into(stays) is { } next && seen.Add(stays.Id))
            {
                stays = byId.GetValueOrDefault(next);
            }

            if (stays is not { Live: true })
            {
                yield return $"{gone.Id} is gone into {into(gone)}, which is gone too";
            }
        }
    }

    /// <summary>The same counted from the records, in another way.</summary>
    private static Dictionary<string, decimal> Counted(IEnumerable<MediationCase> mediations, IEnumerable<ReviewApplication> reviews, IEnumerable<SupervisionFile> files)
    {
        static bool In(DateOnly? day) => day >= Whole.From && day <= Whole.To;
        static int Steps(IEnumerable<ICaseFile> of, string step, string? tag = null) =>
            of.Sum(x => x.Dossier.Steps.Where(y => y.Event == step && In(y.On) && (tag is null || y.Tag == tag)).Select(y => (y.Ref, y.On, y.Id)).Distinct().Count());
        return new()
        {
            ["mediation.registered"] = mediations.Count(x => In(x.RegisteredOn)),
            ["mediation.accepted"] = mediations.Count(x => In(x.AcceptedOn)),
            ["mediation.succeeded"] = mediations.Count(x => In(x.AgreedOn)),
            ["mediation.closed"] = mediations.Count(x => In(x.ClosedOn)),
            ["mediation.escalation.prevented"] = Steps(mediations, "escalation-prevented"),
            ["mediation.police-reports"] = Steps(mediations, "police-informed"),
            ["mediation.follow-ups"] = Steps(mediations, "follow-up-made"),
            ["review.received"] = reviews.Count(x => In(x.ReceivedOn)),
            ["review.accepted"] = reviews.Count(x => In(x.AcceptedOn)),
            ["review.withdrawn"] = reviews.Count(x => In(x.WithdrawnOn)),
            ["review.concluded"] = reviews.Count(x => In(x.DecidedOn)),
            ["litigation.filed"] = reviews.Sum(x => x.Lawsuits.Select(y => y.CaseNumber).Distinct().Count()),
            ["litigation.judgments"] = Steps(reviews, "judgment-given"),
            ["litigation.hearings"] = Steps(reviews, "court-hearing-held"),
            ["review.opinion-letters"] = Steps(reviews, "letter-issued", "opinion"),
            ["supervision.opened"] = files.Count(x => In(x.OpenedOn)),
            ["supervision.problems-found"] = Steps(files, "problem-found"),
            ["supervision.problems-solved"] = Steps(files, "problem-solved"),
            ["supervision.interviews"] = Steps(files, "interview-held"),
            ["supervision.circulars"] = Steps(files, "circular-issued"),
        };
    }

    /// <summary>结转 of a unit: its identities, and each month opens with what the last one closed with.</summary>
    private static async Task<IReadOnlyList<string>> BalanceAsync(FigureReader reader, FigureScope scope, string unit, IQuerySession session, CancellationToken token)
    {
        var broken = (await IdentityCheck.RunAsync(reader, scope, session, token)).Where(x => !x.Holds).Select(x => $"identity {x.Code} of {unit}: {x.Left} {x.Right}").ToList();
        foreach (var kind in (string[])["mediation", "review", "supervision"])
        {
            Figure[] ends = [FigureCatalogue.Find($"{kind}.opening")!, FigureCatalogue.Find($"{kind}.closing")!];
            decimal? carried = null;
            for (var month = new DateOnly(2023, 11, 1); month < new DateOnly(2024, 6, 1); month = month.AddMonths(1))
            {
                var values = await reader.ValuesAsync(ends, scope with { From = month, To = month.AddMonths(1).AddDays(-1) }, token);
                if (carried is not null && values[0].Value != carried)
                {
                    broken.Add($"{kind} of {unit} opens {month} with {values[0].Value} and closed with {carried}");
                }

                carried = values[1].Value;
            }
        }

        return broken;
    }

    private static JsonSerializerOptions Options()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        Wire.Apply(options);
        return options;
    }
}
