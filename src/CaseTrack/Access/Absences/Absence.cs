using System.Linq.Expressions;
using System.Text.Json.Serialization;

namespace CaseTrack.Access.Absences;

/// <summary>外出、请假已登记. Why somebody is away is nobody's business here.</summary>
/// <param name="OccurredOn">业务日期: the day it was said.</param>
/// <param name="Officer">外出的人, by the user name.</param>
/// <param name="Substitute">代办人, by the user name.</param>
/// <param name="From">首日.</param>
/// <param name="To">末日, included.</param>
/// <param name="By">Who said it.</param>
public sealed record AbsenceDeclared(DateOnly OccurredOn, string Officer, string Substitute, DateOnly From, DateOnly To, string By)
    : ICaseEvent<Absence>;

/// <summary>外出期间或代办人已变更.</summary>
/// <param name="OccurredOn">业务日期: the day it was said.</param>
/// <param name="Substitute">代办人, from now on.</param>
/// <param name="From">首日.</param>
/// <param name="To">末日, included.</param>
/// <param name="By">Who said it.</param>
public sealed record AbsenceChanged(DateOnly OccurredOn, string Substitute, DateOnly From, DateOnly To, string By) : ICaseEvent<Absence>;

/// <summary>外出登记已撤回: it holds no longer.</summary>
/// <param name="OccurredOn">业务日期: the day it was said.</param>
/// <param name="By">Who said it.</param>
public sealed record AbsenceWithdrawn(DateOnly OccurredOn, string By) : ICaseEvent<Absence>;

/// <summary>代办. Somebody is away from one day to another, and somebody else acts in the meantime. It gives no right: the substitute acts
/// by rights, and under the name, of their own.</summary>
public sealed record Absence : ICaseRecord<Absence>, IFew
{
    public static string Kind => "absences";

    public Guid Id { get; init; }
    public int Version { get; init; }

    /// <summary>外出的人, by the user name.</summary>
    public required string Officer { get; init; }

    /// <summary>代办人, by the user name.</summary>
    public required string Substitute { get; init; }

    /// <summary>首日.</summary>
    public DateOnly From { get; init; }

    /// <summary>末日, included.</summary>
    public DateOnly To { get; init; }

    /// <summary>Who said it first.</summary>
    public required string DeclaredBy { get; init; }

    public DateOnly DeclaredOn { get; init; }

    /// <summary>撤回之日; absent while it stands.</summary>
    public DateOnly? WithdrawnOn { get; init; }

    [JsonIgnore]
    public IReadOnlyList<string> Actions => WithdrawnOn is null ? ["change", "withdrawal"] : [];

    public static Expression<Func<Absence, bool>>? SeenBy(Sight sight) => null;

    public static Absence Fold(Absence? record, Guid id, ICaseEvent happened) => happened switch
    {
        AbsenceDeclared e => new Absence
        {
            Id = id,
            Officer = e.Officer,
            Substitute = e.Substitute,
            From = e.From,
            To = e.To,
            DeclaredBy = e.By,
            DeclaredOn = e.OccurredOn,
        },
        AbsenceChanged e => record! with { Substitute = e.Substitute, From = e.From, To = e.To },
        AbsenceWithdrawn e => record! with { WithdrawnOn = e.OccurredOn },
        _ => throw new UnknownEventException(Kind, happened),
    };

    public IEnumerable<Fact> Facts() => [];
}
