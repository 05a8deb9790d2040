using System.Linq.Expressions;

namespace CaseTrack.Organisations;

/// <summary>A value that holds from a day on, until the next one does.</summary>
public sealed record Dated<T>(DateOnly From, T Value);

/// <summary>机构. A district, street, community, committee or department with its own history.</summary>
public sealed record Organisation : ICaseRecord<Organisation>, IFew
{
    /// <summary>What keeps organisation codes from being given twice.</summary>
    public const string CodeIndex = "ux_organisation_code";

    public static string Kind => "organisations";

    public Guid Id { get; init; }
    public int Version { get; init; }
    public required string Code { get; init; }
    public required OrganisationKind OrganisationKind { get; init; }
    public CommitteeKind? CommitteeKind { get; init; }

    /// <summary>案号用简称.</summary>
    public string? NumberWord { get; init; }

    /// <summary>名称, in order of the day each began to hold.</summary>
    public required IReadOnlyList<Dated<string>> Names { get; init; }

    /// <summary>上级机构代码, in order of the day each began to hold; empty for the district itself.</summary>
    public required IReadOnlyList<Dated<string>> Parents { get; init; }

    public DateOnly EstablishedOn { get; init; }
    public DateOnly? DissolvedOn { get; init; }

    /// <summary>所辖区, in order of their codes and days; none for what is no city and no province.</summary>
    public IReadOnlyList<MemberDistrict>? Districts { get; init; }

    [System.Text.Json.Serialization.JsonIgnore]
    public IReadOnlyList<string> Actions =>
        DissolvedOn is null ? ["renaming", "move", "founding-correction", "dissolution"] : ["founding-correction"];

    /// <summary>有效: from the day of establishment up to, not including, the day of dissolution.</summary>
    public bool IsActiveOn(DateOnly day) => EstablishedOn <= day && (DissolvedOn is null || day < DissolvedOn);

    /// <summary>The name on a day; before the first, the first.</summary>
    public string NameOn(DateOnly day) => (Names.LastOrDefault(x => x.From <= day) ?? Names[0]).Value;

    /// <summary>The parent on a day; before the first, the first: no day of a committee's cases is without a street.</summary>
    public string? ParentOn(DateOnly day) => (Parents.LastOrDefault(x => x.From <= day) ?? (Parents.Count > 0 ? Parents[0] : null))?.Value;

    public static Expression<Func<Organisation, bool>>? SeenBy(Sight sight) => null;

    public static Organisation Fold(Organisation? record, Guid id, ICaseEvent happened) => happened switch
    {
        OrganisationEstablished e => new Organisation
        {
            Id = id,
            Code = e.Code,
            OrganisationKind = e.Kind,
            CommitteeKind = e.CommitteeKind,
            NumberWord = e.NumberWord,
            EstablishedOn = e.OccurredOn,
            Names = [new(e.OccurredOn, e.Name)],
            Parents = e.Parent is null ? [] : [new(e.OccurredOn, e.Parent)],
        },
        OrganisationRenamed e => record! with { Names = [.. record.Names, new(e.OccurredOn, e.Name)] },
        OrganisationMoved e => record! with { Parents = [.. record.Parents, new(e.OccurredOn, e.Parent)] },
        OrganisationFoundingCorrected e => record! with
        {
            EstablishedOn = e.EstablishedOn,
            // The first name and the first parent have held since the founding, whichever day that was.
            Names = [record.Names[0] with { From = e.EstablishedOn }, .. record.Names.Skip(1)],
            Parents = record.Parents.Count == 0 ? [] : [record.Parents[0] with { From = e.EstablishedOn }, .. record.Parents.Skip(1)],
        },
        OrganisationDissolved e => record! with { DissolvedOn = e.OccurredOn },
        DistrictAssigned e => record! with { Districts = record.Districts.With(new(e.District, e.Since, e.Until, e.Database)) },
        DistrictAssignmentWithdrawn e => record! with { Districts = record.Districts.Without(e.District, e.Since) },
        _ => throw new UnknownEventException(Kind, happened),
    };

    public IEnumerable<Fact> Facts()
    {
        var dimensions = Dimensions.Of((Dimension.OrganisationKind, Wire.Name(OrganisationKind)),
            (Dimension.CommitteeKind, Wire.Name(CommitteeKind)));
        yield return new Fact(OrganisationFacts.Established, Code, EstablishedOn, EstablishedOn, 1, dimensions);
        if (DissolvedOn is { } dissolved)
        {
            yield return new Fact(OrganisationFacts.Dissolved, Code, dissolved, dissolved, 1, dimensions);
        }
    }
}
