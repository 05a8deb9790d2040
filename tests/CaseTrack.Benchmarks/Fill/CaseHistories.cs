using System.Buffers.Binary;
using CaseTrack.Clocks;
using CaseTrack.Clocks.Silence;
using CaseTrack.Mediation;
using CaseTrack.Numbers;
using CaseTrack.Organisations;
using CaseTrack.Terms;

namespace CaseTrack.Benchmarks.Fill;

/// <summary>Ten years of a district, made by a seed: the same number of cases gives the same cases, in order of the day they came
/// in.</summary>
/// <remarks>Half of them are settled and performed on the spot, a fifth later, an eighth in writing, an eighth without agreement; two in a
/// hundred are left lying, which makes the list of overdue terms as long as years of neglect do. Parties are left out on both
/// sides.</remarks>
public static class CaseHistories
{
    private static readonly string[] DisputeTypes = ["01", "02", "04", "06", "10"];
    private static readonly string EndReason = CodeList.MediationEndReasons.Codes[0].Value;
    private static readonly string Remedy = CodeList.AdvisedRemedies.Codes[0].Value;
    private static readonly Rulebook Rules = new RulebookHistory(TermRules.Shipped, [], []).Now;

    /// <summary>How the service writes a case's number, where committees have no short name of their own.</summary>
    public static string Number(int year, int serial)
    {
        var templates = NumberTemplates.Shipped.Of(District.Code);
        return templates.For(NumberedDocument.MediationCase, new(year, 1, 1), unitHasName: false)
            .Write(year, serial, null, templates.WordOf(District.Code));
    }

    public static IEnumerable<CaseHistory> Of(int cases)
    {
        var random = new Random(2022);
        var (from, to) = District.TenYears;
        var days = to.DayNumber - from.DayNumber + 1;
        var serials = new Dictionary<int, int>();
        for (var i = 0; i < cases; i++)
        {
            var on = from.AddDays((int)((long)i * days / cases));
            var committee = random.Next(District.Committees.Count);
            var accepted = on.AddDays(random.Next(3));
            var serial = serials[accepted.Year] = serials.GetValueOrDefault(accepted.Year) + 1;
            ICaseEvent[] events =
            [
                new MediationRegistered(
                    on, District.Committee(committee), CommitteeKind.Community, random.Next(3) == 0 ? "initiative" : "application",
                    DisputeTypes[random.Next(DisputeTypes.Length)], People: 2 + random.Next(4)),
                new MediationAccepted(accepted, Number(accepted.Year, serial), [District.Mediator(committee)], true),
                .. Course(accepted, random),
            ];
            yield return Settled(new(IdOf(on, random), [.. events.Where(x => x.OccurredOn <= to)]));
        }
    }

    /// <summary>What becomes of a case once it is accepted.</summary>
    private static IEnumerable<ICaseEvent> Course(DateOnly accepted, Random random)
    {
        var outcome = random.Next(100);
        var on = accepted.AddDays(random.Next(12));
        decimal? amount = random.Next(2) == 0 ? 100 * random.Next(1, 2000) : null;
        if (outcome >= 98)
        {
            yield break;
        }

        if (random.Next(10) < 6)
        {
            yield return new SessionHeld(on, "face-to-face", 3, null);
        }

        if (outcome < 50)
        {
            yield return new AgreementReached(on, AgreementForm.Oral, amount, PerformedAtOnce: true);
        }
        else if (outcome < 85)
        {
            yield return new AgreementReached(on, outcome < 72 ? AgreementForm.Oral : AgreementForm.Written, amount,
                PerformBy: on.AddDays(20 + random.Next(20)));
            on = on.AddDays(10 + random.Next(25));
            yield return new AgreementPerformed(on, PerformanceCode.Performed);
        }
        else
        {
            yield return new MediationEnded(on, EndReason, Remedy);
        }

        yield return new MediationClosed(on.AddDays(random.Next(3)));
    }

    /// <summary>With what time alone brought about until the end, as the service would have recorded it then.</summary>
    private static CaseHistory Settled(CaseHistory history)
    {
        var record = history.Folded();
        var events = history.Events.ToList();
        while (RaiseDueHandler.Next(record, Rules, Today.Of(TimeProvider.System).Date) is { } happened)
        {
            events.Add(happened);
            record = MediationCase.Fold(record, history.Id, happened);
        }

        return history with { Events = events };
    }

    /// <summary>As a client makes them (UUID v7): in order of the day, the rest by the seed.</summary>
    private static Guid IdOf(DateOnly on, Random random)
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        var instant = new DateTimeOffset(on, TimeOnly.MinValue, Today.ShanghaiOffset).AddMilliseconds(random.Next(86_400_000));
        Span<byte> time = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(time, instant.ToUnixTimeMilliseconds());
        time[2..].CopyTo(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x70);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
