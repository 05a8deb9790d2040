using CaseTrack.Clocks;
using CaseTrack.Store;
using Weasel.Core;
using Weasel.Core.Migrations;

namespace CaseTrack.Hosting;

/// <summary>What the database is to know of values inside documents; made after the tables they are of.</summary>
public sealed class DocumentStatistics(Migrator migrator) : FeatureSchemaBase("document-statistics", migrator)
{
    private static readonly Type[] Cases = [.. RecordKind.Cases.Select(x => x.RecordType)];

    protected override IEnumerable<ISchemaObject> schemaObjects() =>
    [
        // Which terms are open, and of what kind of case: a unit's most urgent ones.
        new ExpressionStatistics(nameof(Deadline), "endedOn", "data ->> 'endedOn'"),
        new ExpressionStatistics(nameof(Deadline), "kind", "data ->> 'kind'"),

        // Which cases another unit knows of: few.
        .. Cases.Select(x => new ExpressionStatistics(x.Name, "handOvers", StoredDocuments.CountOfHandOvers)),
        .. Cases.Select(x => new ExpressionStatistics(x.Name, "acceptedBy", StoredDocuments.AcceptedBy)),
    ];

    public override IEnumerable<Type> DependentTypes() => [typeof(Deadline), .. Cases];
}
