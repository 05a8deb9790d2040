using CaseTrack.Access;
using CaseTrack.Http;
using CaseTrack.Organisations;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Cases.HandOvers;

public static class ListHandOversEndpoint
{
    /// <summary>移送清单, of all kinds of case within the caller's sight. <c>direction</c> is sent, by the caller's own desk, or received;
    /// <c>status</c> is open, overdue or answered; <c>kind</c> is that of the case that was handed over.</summary>
    [WolverineGet("/api/v1/hand-overs")]
    public static async Task<HandOverPage> Get(
        HttpContext context, IQuerySession session, SentHandOvers handOvers, TimeProvider clock, CancellationToken token)
    {
        var filters = Filters.Of(context, "direction", "status", "kind", "unit", "limit", "after");
        var (today, organisations) = (Today.Of(clock).Date, await session.OrganisationsAsync(token));
        var own = AccessRules.CaseKinds.Where(x => Viewer.Of(context).Caller.May(x.Area, write: false)).Select(x => x.Kind).ToHashSet();
        Func<SentHandOver, bool> direction = filters.Text("direction") switch
        {
            // A desk that answers a hand-over sees the case it came from, and not what else became of that.
            null => x => own.Contains(x.Kind) || own.Contains(x.To),
            "sent" => x => own.Contains(x.Kind),
            "received" => x => own.Contains(x.To),
            _ => throw new RefusedException(HttpRefusals.BadFilter, 400, "/direction"),
        };
        Func<SentHandOver, bool> status = filters.Text("status") switch
        {
            null => _ => true,
            "open" => x => x.AnsweredOn is null,
            "overdue" => x => x.IsOverdue(today),
            "answered" => x => x.AnsweredOn is not null,
            _ => throw new RefusedException(HttpRefusals.BadFilter, 400, "/status"),
        };
        var kind = filters.Text("kind");
        var units = filters.Text("unit") is { } unit ? UnitTree.Beneath(unit, organisations) : null;
        var asked = (await handOvers.ReadAsync(session, token)).Where(x => direction(x) && status(x)
            && (kind is null || x.Kind == kind) && (units is null || units.Contains(x.Unit))).ToList();
        var (page, next) = await SeenPages.PageAsync(asked, x => (x.Kind, x.Record), filters, context, session, token);
        var numbers = await NumbersAsync(page, session, token);
        return new([.. page.Select(Row)], next);

        HandOverRow Row(SentHandOver x) => new(
            x.Kind, x.Record, numbers.GetValueOrDefault(x.Record), x.Unit,
            organisations.FirstOrDefault(y => y.Code == x.Unit)?.NameOn(today) ?? x.Unit, x.To, Called(x.List, x.To)!, x.SentOn, x.DueOn,
            x.AnsweredOn is null ? x.DueOn?.DayNumber - today.DayNumber : null, x.ReceivedOn, x.ReceivingKind, x.Receiving, x.AnsweredOn,
            x.Result, Called("handOverResult", x.Result));
    }

    private static string? Called(string list, string? code) =>
        CodeList.Of(list).Codes.FirstOrDefault(x => x.Value == code) is { } known ? ReaderLanguage.Of(known.Chinese, known.English) : code;

    private static async Task<IReadOnlyDictionary<Guid, string>> NumbersAsync(
        IReadOnlyList<SentHandOver> page, IQuerySession session, CancellationToken token)
    {
        var numbers = new Dictionary<Guid, string>();
        foreach (var kind in page.ToLookup(x => x.Kind, x => x.Record))
        {
            foreach (var file in await RecordKind.Named(kind.Key).FilesAsync(session, [.. kind.Distinct()], token))
            {
                if (file.Dossier.Numbers is [.., var last])
                {
                    numbers[file.Id] = last.Number;
                }
            }
        }

        return numbers;
    }
}
