using CaseTrack.Access;
using CaseTrack.Http;
using CaseTrack.Mediation;
using CaseTrack.Parties;
using CaseTrack.Store;
using Marten;
using Microsoft.AspNetCore.Http;
using Npgsql;

namespace CaseTrack.Signals;

/// <summary>提示的产生. What the cases registered in a year raise, of those only that the caller may know of: what one may not know of is in no
/// signal and no count.</summary>
public sealed class RaisedSignals
{
    private readonly string district;
    private readonly int year;
    private readonly SignalOptions options;
    private readonly IReadOnlyList<MediationCase> cases;
    private readonly IReadOnlyList<Entry> entries;
    private readonly IReadOnlyList<Party> parties;

    private RaisedSignals(
        string district, int year, SignalOptions options, IReadOnlyList<MediationCase> cases, IReadOnlyList<Entry> entries,
        IReadOnlyList<Party> parties) =>
        (this.district, this.year, this.options, this.cases, this.entries, this.parties) =
            (district, year, options, cases, entries, parties);

    /// <summary>In order of kind, unit and words.</summary>
    /// <exception cref="RefusedException">400 for a year that is none.</exception>
    public static async Task<IReadOnlyList<RaisedSignal>> OfAsync(
        int year, HttpContext context, IQuerySession session, SignalOptions options, CancellationToken token)
    {
        if (year is < 1949 or > 2200)
        {
            throw new RefusedException(HttpRefusals.BadFilter, 400, "/year");
        }

        var sight = await Viewer.Of(context).SightAsync(Area.Mediation, session, token);
        if (sight.Nothing)
        {
            return [];
        }

        var (from, to) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var cases = await session.Query<MediationCase>()
            .Where(x => x.RegisteredOn >= from && x.RegisteredOn <= to && x.Stage != MediationStage.Voided
                && x.Stage != MediationStage.Merged && !x.Dossier.UnderEntry)
            .SeenBy(sight).OrderBy(x => x.RegisteredOn).ThenBy(x => x.Id).ToListAsync(token);
        var ids = cases.Select(x => x.Id).ToHashSet();
        var parties = (await session.Query<Party>()
            .Where(x => (x.PhoneIndex != null || x.IdentityIndex != null) && x.Kind == MediationCase.Kind).ToListAsync(token))
            .Where(x => ids.Contains(x.RecordId)).ToList();
        return new RaisedSignals(session.TenantId, year, options, cases, await EntriesAsync(session, [.. ids], token), parties).All();
    }

    private IReadOnlyList<RaisedSignal> All()
    {
        var place = cases.Select((x, i) => (x.Id, i)).ToDictionary(x => x.Id, x => x.i);
        RaisedSignal[] all =
        [
            .. Late(), .. Bursts(),
            .. Shared(SignalKind.SharedPhone, "多件案件的当事人使用同一电话", "Parties of several cases share a phone number", x =>
            x.PhoneIndex, options.SharedPhone),
            .. Shared(SignalKind.SharedIdentity, "同一当事人涉及多件案件", "The same party in several cases", x =>
            x.IdentityIndex, options.SharedIdentity),
            .. SameWords(), .. AlwaysSucceed(), .. OutOfOrder(), .. TwoPlaces(), .. OutlyingShares(),
        ];
        return [.. all.Select(x => x with { Records = [.. x.Records.Distinct().OrderBy(y => place[y])] })
            .OrderBy(x => x.Kind).ThenBy(x => x.Unit, StringComparer.Ordinal).ThenBy(x => x.English, StringComparer.Ordinal)
                .ThenBy(x => x.Id)];
    }

    /// <summary>When each case was opened, what its agreement says, and which event said so.</summary>
    private sealed record Entry(Guid Id, DateTimeOffset At, string? Person, string? Words, long? AgreedBy);

    private static async Task<IReadOnlyList<Entry>> EntriesAsync(IQuerySession session, Guid[] ids, CancellationToken token)
    {
        await using var command = new NpgsqlCommand($$"""
            select o.stream_id, o.timestamp, o.user_name, a.words, a.seq_id
            from {{StoredEvents.All}} o
            left join lateral (
                select x.seq_id, concat(x.data #>> '{content,terms}', x.data #>> '{content,facts}') as words from {{StoredEvents.All}} x
                where x.tenant_id = o.tenant_id and x.stream_id = o.stream_id and x.type = 'agreement_reached'
                order by x.version limit 1) a on true
            where o.tenant_id = $1 and o.version = 1 and o.stream_id = any($2) order by o.seq_id
            """);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = session.TenantId });
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = ids });
        var entries = new List<Entry>();
        await using var rows = await session.ExecuteReaderAsync(command, token);
        while (await rows.ReadAsync(token))
        {
            entries.Add(new(rows.GetGuid(0), await rows.GetFieldValueAsync<DateTimeOffset>(1, token), await rows.IsDBNullAsync(2, token)
                ? null : rows.GetString(2),
                await rows.IsDBNullAsync(3, token) ? null : rows.GetString(3), await rows.IsDBNullAsync(4, token) ? null
                : rows.GetInt64(4)));
        }

        return entries;
    }

    private IEnumerable<RaisedSignal> Late()
    {
        var at = entries.ToDictionary(x => x.Id, x => Today.At(x.At).Date);
        return cases.Where(x => at.TryGetValue(x.Id, out var entered) && entered.DayNumber - x.RegisteredOn.DayNumber > options.LateDays)
            .GroupBy(x => x.Committee)
            .Select(x => Of(SignalKind.LateEntry, x.Key, $"登记日之后{options.LateDays}天以上才录入",
                $"Entered more than {options.LateDays} days after the event", x.Key, x.Select(y => y.Id)));
    }

    /// <summary>One signal a person, whatever number of bursts: a further one joins it.</summary>
    private IEnumerable<RaisedSignal> Bursts()
    {
        foreach (var person in entries.Where(x => x.Person is not null).GroupBy(x => x.Person!))
        {
            var ordered = person.OrderBy(x => x.At).ToArray();
            var found = new List<Guid>();
            for (var (first, last, taken) = (0, 0, 0); last < ordered.Length; last++)
            {
                while (ordered[last].At - ordered[first].At > TimeSpan.FromMinutes(10))
                {
                    first++;
                }

                if (last - first + 1 >= options.Burst)
                {
                    found.AddRange(ordered[Math.Max(first, taken)..(last + 1)].Select(x => x.Id));
                    taken = last + 1;
                }
            }

            if (found.Count > 0)
            {
                yield return Of(SignalKind.Burst, person.Key, $"十分钟内录入{options.Burst}件以上",
                    $"{options.Burst} or more entered within ten minutes", person.Key, found);
            }
        }
    }

    private IEnumerable<RaisedSignal> Shared(SignalKind kind, string chinese, string english, Func<Party, string?> index, int least) =>
        parties
        .Where(x => index(x) is not null).GroupBy(x => index(x)!, x => x.RecordId).Where(x => x.Distinct().Count() >= least)
        .Select(x => Of(kind, x.Key, chinese, english, "", x));

    /// <summary>Named after the first who wrote these words: whoever repeats them joins it, whenever his case was opened.</summary>
    private IEnumerable<RaisedSignal> SameWords()
    {
        var written = entries.Where(x => x.Words is { Length: > 0 }).OrderBy(x => x.AgreedBy).ToArray();
        return Likeness.Groups([.. written.Select(x => x.Words!)]).Where(x => x.Count >= options.SameWords)
            .Select(x => x.Select(y => written[y]).ToArray())
            .Select(x => Of(SignalKind.SameWords, $"{x[0].Id}", "书面协议的文字几乎相同", "Written agreements in nearly the same words", x[0].Person
                ?? "", x.Select(y => y.Id)));
    }

    private IEnumerable<RaisedSignal> AlwaysSucceed() => cases
        .Where(x => x.AgreedOn is not null || x.EndedOn is not null).GroupBy(x => x.Committee)
        .Where(x => x.Count() >= options.AlwaysSucceeds && x.All(y => y.AgreedOn is not null))
        .Select(x => Of(SignalKind.AlwaysSucceeds, x.Key, $"{x.Count()}件全部调解成功", $"All {x.Count()} succeeded", x.Key, x.Select(y => y.Id)));

    private IEnumerable<RaisedSignal> OutOfOrder() => cases.Where(x => x.AgreedOn < x.AcceptedOn).GroupBy(x => x.Committee)
        .Select(x => Of(SignalKind.AgreedBeforeAccepted, x.Key, "协议日早于受理日", "Agreed before it was accepted", x.Key, x.Select(y => y.Id)));

    /// <summary>A session or an agreement each, on one day, in cases of two committees. One who is lent to a neighbour for an afternoon
    /// shows too: it is a question.</summary>
    private IEnumerable<RaisedSignal> TwoPlaces() =>
        from mediation in cases
        where mediation.Mediators.Count > 0
        from step in mediation.Dossier.Steps
        where step.Is<SessionHeld>() || step.Is<AgreementReached>()
        group mediation by (Mediator: mediation.Mediators[0], step.On) into day
        where day.Select(x => x.Committee).Distinct().Skip(1).Any()
        select Of(SignalKind.TwoPlaces, $"{day.Key.On:yyyy-MM-dd}/{day.Key.Mediator}", $"{day.Key.On:yyyy-MM-dd}在不同调委会调解",
            $"Mediated for different committees on {day.Key.On:yyyy-MM-dd}", day.Key.Mediator, day.Select(x => x.Id));

    private IEnumerable<RaisedSignal> OutlyingShares()
    {
        var committees = cases.Where(x => x.CommitteeKind is Organisations.CommitteeKind.Community).GroupBy(x => x.Committee)
            .OrderBy(x => x.Count()).ToArray();
        return committees.Where(
            x => committees.Length > 2 && x.Count() >= options.OutlyingAtLeast
            && x.Count() >= options.OutlyingTimes * committees[committees.Length / 2].Count())
            .Select(x => Of(SignalKind.OutlyingShare, x.Key, $"受理{x.Count()}件，超过居中调委会的{options.OutlyingTimes}倍",
                $"{x.Count()} cases, more than {options.OutlyingTimes} times those of the median committee", x.Key, x.Select(y => y.Id)));
    }

    private RaisedSignal Of(SignalKind kind, string about, string chinese, string english, string unit, IEnumerable<Guid> records) =>
        new(RaisedSignal.IdOf(district, year, kind, about), kind, chinese, english, unit, [.. records]);
}
