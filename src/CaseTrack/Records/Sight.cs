using System.Linq.Expressions;

namespace CaseTrack.Records;

/// <summary>查阅范围. Which records of a kind a caller may know of. Every list, search, count, drill-down, feed and page asks the same
/// predicate.</summary>
/// <param name="All">Whole district.</param>
/// <param name="Units">Otherwise these units.</param>
/// <param name="AllCleared">Restricted access in the whole district.</param>
/// <param name="ClearedUnits">Otherwise in these units.</param>
/// <param name="Name">Who asks: whoever is assigned to a case sees it.</param>
/// <param name="Receives">Kinds for which the caller receives hand-overs: what is handed over to a desk is known to it.</param>
public sealed record Sight(bool All, string[] Units, bool AllCleared, string[] ClearedUnits, string Name, string[] Receives)
{
    /// <summary>Asked for changing, not for reading.</summary>
    public bool Writing { get; init; }

    /// <summary>Every record of the district: nothing is left to ask.</summary>
    public bool Everything => All && AllCleared;

    /// <summary>No record at all.</summary>
    public bool Nothing => !All && Units.Length == 0 && Receives.Length == 0;

    /// <summary>The predicate for a kind of case.</summary>
    /// <param name="within">Whether it belongs to one of these units.</param>
    /// <param name="open">Whether its access is not restricted.</param>
    /// <param name="handedOver">Whether it was handed over to a kind of case.</param>
    /// <param name="assigned">Whether it is assigned to a person.</param>
    /// <returns>Null where every record is seen.</returns>
    public Expression<Func<T, bool>>? Of<T>(
        Func<string[], Expression<Func<T, bool>>> within, Expression<Func<T, bool>> open, Func<string, Expression<Func<T,
        bool>>>? handedOver = null,
        Func<string, Expression<Func<T, bool>>>? assigned = null)
    {
        if (Everything)
        {
            return null;
        }

        Expression<Func<T, bool>>? seen = null;
        if (All || Units.Length > 0)
        {
            var place = All ? null : within(Units);
            var secrecy = AllCleared ? null : open;
            if (!AllCleared && ClearedUnits.Length > 0)
            {
                secrecy = Either(secrecy, within(ClearedUnits));
            }

            if (!AllCleared && assigned is not null)
            {
                secrecy = Either(secrecy, assigned(Name));
            }

            seen = place is null ? secrecy : secrecy is null ? place : Joined(place, secrecy, Expression.AndAlso);
        }

        foreach (var kind in handedOver is null ? [] : Receives)
        {
            seen = Either(seen, handedOver!(kind));
        }

        return seen ?? Never<T>();
    }

    /// <summary>Where only the unit counts.</summary>
    public Expression<Func<T, bool>>? Of<T>(Func<string[], Expression<Func<T, bool>>> within) =>
        All ? null : Units.Length > 0 ? within(Units) : Never<T>();

    private static Expression<Func<T, bool>> Never<T>()
    {
        var record = Expression.Parameter(typeof(T));
        return Expression.Lambda<Func<T,
            bool>>(Expression.Equal(Expression.Property(record, "Id"), Expression.Constant(Guid.Empty)), record);
    }

    private static Expression<Func<T, bool>> Either<T>(Expression<Func<T, bool>>? left, Expression<Func<T, bool>> right) =>
        left is null ? right : Joined(left, right, Expression.OrElse);

    private static Expression<Func<T, bool>> Joined<T>(
        Expression<Func<T, bool>> left, Expression<Func<T, bool>> right, Func<Expression, Expression, BinaryExpression> how) =>
        Expression.Lambda<Func<T,
            bool>>(how(left.Body, new Renamed(right.Parameters[0], left.Parameters[0]).Visit(right.Body)), left.Parameters);

    private sealed class Renamed(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
