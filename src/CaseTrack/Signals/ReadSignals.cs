using CaseTrack.Access.Log;
using CaseTrack.Figures;
using CaseTrack.Hosting;
using CaseTrack.Mediation;
using CaseTrack.Parties;
using Marten;
using Microsoft.AspNetCore.Http;
using Npgsql;

namespace CaseTrack.Signals;

/// <summary>录入提示的种类. A question for whoever reviews entries, never an accusation.</summary>
public enum SignalKind
{
    /// <summary>事后很久才录入.</summary>
    LateEntry = 1,

    /// <summary>短时间内集中录入.</summary>
    Burst,

    /// <summary>多案同一电话.</summary>
    SharedPhone,

    /// <summary>多案同一证件号码: a party that comes back often.</summary>
    SharedIdentity,

    /// <summary>协议文字几乎相同.</summary>
    SameWords,

    /// <summary>成功率百分之百.</summary>
    AlwaysSucceeds,

    /// <summary>协议早于受理.</summary>
    AgreedBeforeAccepted,

    /// <summary>同一调解员同日在不同调委会.</summary>
    TwoPlaces,

    /// <summary>受理量远超其他调委会.</summary>
    OutlyingShare,
}

/// <summary>录入提示.</summary>
/// <param name="Kind">What was noticed.</param>
/// <param name="Chinese">In words.</param>
/// <param name="English">In English.</param>
/// <param name="Unit">The unit or the person it is about.</param>
/// <param name="Count">How many records.</param>
/// <param name="Records">Some of them, at most twenty.</param>
public sealed record Signal(SignalKind Kind, string Chinese, string English, string Unit, int Count, IReadOnlyList<Guid> Records);

/// <summary>复核清单.</summary>
public sealed record SignalList(int Year, string Notice, IReadOnlyList<Signal> Signals);

/// <summary>录入提示的阈值, section <c>Signals</c>.</summary>
public sealed class SignalOptions
{
    /// <summary>Days between an event and its entry.</summary>
    public int LateDays { get; set; } = 30;

    /// <summary>Cases entered by one person within ten minutes.</summary>
    public int Burst { get; set; } = 10;

    /// <summary>Cases that share a phone number.</summary>
    public int SharedPhone { get; set; } = 3;

    /// <summary>Cases that share an identity number.</summary>
    public int SharedIdentity { get; set; } = 3;

    /// <summary>Written agreements with the same words.</summary>
    public int SameWords { get; set; } = 5;

    /// <summary>Concluded cases before a success rate of 100 % is remarkable.</summary>
    public int AlwaysSucceeds { get; set; } = 20;

    /// <summary>How many times the cases of the committee in the middle are remarkable.</summary>
    public int OutlyingTimes { get; set; } = 5;

    /// <summary>Cases of a committee below which its share is not remarkable.</summary>
    public int OutlyingAtLeast { get; set; } = 50;
}

public static class ReadSignalsEndpoint
{
    private const string Notice = "供复核参考，不是对任何人的评价 (for review, not a judgement)";

    /// <summary>录入提示: a queue for review of the mediation cases registered in a year.</summary>
    [WolverineGet("/api/v1/entry-signals/{year}")]
    public static async Task<SignalList> Get(int year, HttpContext context, IQuerySession session, SignalOptions options, AccessLog log, CancellationToken token)
    {
        Filters.Of(context);
        if (year is < 1949 or > 2200)
        {
            throw new RefusedException(HttpRefusals.BadFilter, 400, "/year");
        }

        var (from, to) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var cases = await session.Query<MediationCase>()
            .Where(x => x.RegisteredOn >= from && x.RegisteredOn <= to && x.Stage != MediationStage.Voided && x.Stage != MediationStage.Merged).ToListAsync(token);
        var ids = cases.Select(x => x.Id).ToHashSet();
        var entries = await EntriesAsync(session, [.. ids], token);
        var parties = (await session.Query<Party>().Where(x => (x.PhoneIndex != null || x.IdentityIndex != null) && x.Kind == MediationCase.Kind).ToListAsync(token))
            .Where(x => ids.Contains(x.RecordId)).ToList();
        Signal[] signals =
        [
            .. Late(cases, entries, options), .. Bursts(entries, options),
            .. Shared(SignalKind.SharedPhone, "多件案件的当事人使用同一电话", "Parties of several cases share a phone number", parties, x => x.PhoneIndex, options.SharedPhone),
            .. Shared(SignalKind.SharedIdentity, "同一当事人涉及多件案件", "The same party in several cases", parties, x => x.IdentityIndex, options.SharedIdentity),
            .. SameWords(entries, options), .. AlwaysSucceed(cases, options), .. OutOfOrder(cases), .. TwoPlaces(cases), .. OutlyingShares(cases, options),
        ];
        await log.RecordAsync(context, AccessAction.DrilledDown, detail: $"entry signals {year}: {signals.Sum(x => x.Records.Count)}");
        return new(year, Notice, signals);
    }

    /// <summary>When each case was opened and what its agreement says.</summary>
    private sealed record Entry(Guid Id, DateTimeOffset At, string? Person, string? Words);

    private static async Task<IReadOnlyList<Entry>> EntriesAsync(IQuerySession session, Guid[] ids, CancellationToken token)
    {
        await using var command = new NpgsqlCommand($$"""
            select o.stream_id, o.timestamp, o.user_name,
                   (select concat(a.data #>> '{content,terms}', a.data #>> '{content,facts}') from {{FactLedgerTable.Schema}}.mt_events a
                    where a.tenant_id = o.tenant_id and a.stream_id = o.stream_id and a.type = 'agreement_reached' limit 1)
            from {{FactLedgerTable.Schema}}.mt_events o where o.tenant_id = $1 and o.version = 1 and o.stream_id = any($2) order by o.timestamp
            """);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = session.TenantId });
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = ids });
        var entries = new List<Entry>();
        await using var rows = await session.ExecuteReaderAsync(command, token);
        while (await rows.ReadAsync(token))
        {
            entries.Add(new(rows.GetGuid(0), await rows.GetFieldValueAsync<DateTimeOffset>(1, token),
                await rows.IsDBNullAsync(2, token) ? null : rows.GetString(2), await rows.IsDBNullAsync(3, token) ? null : rows.GetString(3)));
        }

        return entries;
    }

    private static IEnumerable<Signal> Late(IReadOnlyList<MediationCase> cases, IReadOnlyList<Entry> entries, SignalOptions options)
    {
        var at = entries.ToDictionary(x => x.Id, x => Today.At(x.At).Date);
        return cases.Where(x => at.TryGetValue(x.Id, out var entered) && entered.DayNumber - x.RegisteredOn.DayNumber > options.LateDays).GroupBy(x => x.Committee)
            .Select(x => Of(SignalKind.LateEntry, $"登记日之后{options.LateDays}天以上才录入", $"Entered more than {options.LateDays} days after the event", x.Key, [.. x.Select(y => y.Id)]));
    }

    private static IEnumerable<Signal> Bursts(IReadOnlyList<Entry> entries, SignalOptions options)
    {
        foreach (var person in entries.Where(x => x.Person is not null).GroupBy(x => x.Person!))
        {
            var ordered = person.OrderBy(x => x.At).ToArray();
            for (var (first, last) = (0, 0); last < ordered.Length; last++)
            {
                while (ordered[last].At - ordered[first].At > TimeSpan.FromMinutes(10))
                {
                    first++;
                }

                if (last - first + 1 >= options.Burst)
                {
                    yield return Of(SignalKind.Burst, $"十分钟内录入{options.Burst}件以上", $"{options.Burst} or more entered within ten minutes", person.Key, [.. ordered[first..(last + 1)].Select(x => x.Id)]);
                    break;
                }
            }
        }
    }

    private static IEnumerable<Signal> Shared(SignalKind kind, string chinese, string english, IReadOnlyList<Party> parties, Func<Party, string?> index, int least) => parties
        .Where(x => index(x) is not null).GroupBy(index).Select(x => x.Select(y => y.RecordId).Distinct().ToArray()).Where(x => x.Length >= least)
        .Select(x => Of(kind, chinese, english, "", x));

    private static IEnumerable<Signal> SameWords(IReadOnlyList<Entry> entries, SignalOptions options)
    {
        var written = entries.Where(x => x.Words is { Length: > 0 }).ToArray();
        return Likeness.Groups([.. written.Select(x => x.Words!)]).Where(x => x.Count >= options.SameWords)
            .Select(x => Of(SignalKind.SameWords, "书面协议的文字几乎相同", "Written agreements in nearly the same words", written[x[0]].Person ?? "", [.. x.Select(y => written[y].Id)]));
    }

    private static IEnumerable<Signal> AlwaysSucceed(IReadOnlyList<MediationCase> cases, SignalOptions options) => cases
        .Where(x => x.AgreedOn is not null || x.EndedOn is not null).GroupBy(x => x.Committee)
        .Where(x => x.Count() >= options.AlwaysSucceeds && x.All(y => y.AgreedOn is not null))
        .Select(x => Of(SignalKind.AlwaysSucceeds, $"{x.Count()}件全部调解成功", $"All {x.Count()} succeeded", x.Key, [.. x.Select(y => y.Id)]));

    private static IEnumerable<Signal> OutOfOrder(IReadOnlyList<MediationCase> cases) => cases.Where(x => x.AgreedOn < x.AcceptedOn).GroupBy(x => x.Committee)
        .Select(x => Of(SignalKind.AgreedBeforeAccepted, "协议日早于受理日", "Agreed before it was accepted", x.Key, [.. x.Select(y => y.Id)]));

    /// <summary>A session or an agreement each, on one day, in cases of two committees. One who is lent to a neighbour for an afternoon shows too: it is a question.</summary>
    private static IEnumerable<Signal> TwoPlaces(IReadOnlyList<MediationCase> cases) =>
        from mediation in cases
        where mediation.Mediators.Count > 0
        from step in mediation.Dossier.Steps
        where step.Event is "session-held" or "agreement-reached"
        group mediation by (Mediator: mediation.Mediators[0], step.On) into day
        where day.Select(x => x.Committee).Distinct().Skip(1).Any()
        select Of(SignalKind.TwoPlaces, $"{day.Key.On:yyyy-MM-dd}在不同调委会调解", $"Mediated for different committees on {day.Key.On:yyyy-MM-dd}", day.Key.Mediator, [.. day.Select(x => x.Id).Distinct()]);

    private static IEnumerable<Signal> OutlyingShares(IReadOnlyList<MediationCase> cases, SignalOptions options)
    {
        var committees = cases.Where(x => x.CommitteeKind is Organisations.CommitteeKind.Community).GroupBy(x => x.Committee).OrderBy(x => x.Count()).ToArray();
        return committees.Where(x => committees.Length > 2 && x.Count() >= options.OutlyingAtLeast && x.Count() >= options.OutlyingTimes * committees[committees.Length / 2].Count())
            .Select(x => Of(SignalKind.OutlyingShare, $"受理{x.Count()}件，超过居中调委会的{options.OutlyingTimes}倍", $"{x.Count()} cases, more than {options.OutlyingTimes} times those of the committee in the middle", x.Key, [.. x.Select(y => y.Id)]));
    }

    private static Signal Of(SignalKind kind, string chinese, string english, string unit, Guid[] records) => new(kind, chinese, english, unit, records.Length, [.. records.Take(20)]);
}
