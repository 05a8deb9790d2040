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
}
