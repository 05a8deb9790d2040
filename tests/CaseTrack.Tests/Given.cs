using CaseTrack.Organisations;
using Microsoft.AspNetCore.Mvc;

namespace CaseTrack.Tests;

/// <summary>What has happened before a decision is asked for; no database.</summary>
public static class Given
{
    public static readonly Guid Id = Guid.Parse("0193e1a0-0000-7000-8000-000000000001");

    /// <summary>The record after its events, as storage would give it.</summary>
    public static T Record<T>(params ICaseEvent<T>[] events) where T : class, ICaseRecord<T>
    {
        var record = events.Aggregate((T?)null, (before, happened) => T.Fold(before, Id, happened))!;
        typeof(T).GetProperty(nameof(ICaseRecord<>.Version))!.SetValue(record, events.Length);
        return record;
    }

    /// <summary>An organisation that was set up on 2019-01-10 and, if so wanted, dissolved.</summary>
    public static Organisation Organisation(OrganisationKind kind, DateOnly? dissolvedOn = null) => new()
    {
        Id = Id,
        Code = "sfj",
        OrganisationKind = kind,
        CommitteeKind = kind is OrganisationKind.MediationCommittee ? CommitteeKind.Community : null,
        Names = [],
        Parents = [],
        EstablishedOn = new DateOnly(2019, 1, 10),
        DissolvedOn = dissolvedOn,
    };

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The refusal's code, or null if nothing was refused.</summary>
    public static string? Refused(this ProblemDetails problem) => (problem as RefusalProblem)?.Refusal.Code;

    /// <summary>Every act in every stage: allowed where the table says so, refused with the act's code elsewhere.</summary>
    public static void ShouldAllowOnly<T, TStage>(
        IReadOnlyDictionary<TStage, T> records, params (string Act, Func<T, ProblemDetails> Ask, Refusal Otherwise, TStage[] Allowed)[] acts)
        where TStage : struct, Enum
    {
        records.Keys.ShouldBe(Enum.GetValues<TStage>(), ignoreOrder: true);
        foreach (var (stage, record) in records)
        {
            foreach (var (act, ask, otherwise, allowed) in acts)
            {
                ask(record).Refused().ShouldBe(allowed.Contains(stage) ? null : otherwise.Code, $"{act} in {stage}");
            }
        }
    }
}
