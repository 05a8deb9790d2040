using System.Collections.Frozen;
using System.Linq.Expressions;
using CaseTrack.Terms;

namespace CaseTrack.Records;

/// <summary>案件或台账记录. One record as it stands after its events: what decisions ask, lists show, and figures count.</summary>
/// <typeparam name="TSelf">The record kind itself.</typeparam>
public interface ICaseRecord<TSelf> where TSelf : class, ICaseRecord<TSelf>
{
    /// <summary>The kind as it appears in paths and in the fact ledger, e.g. <c>mediation-cases</c>.</summary>
    static abstract string Kind { get; }

    /// <summary>业务领域: what a right to it is about; none for what has no rights by unit.</summary>
    static virtual Area? Area => null;

    /// <summary>What silence may bring about in this kind; a rule on its terms that says anything else stops the program at its
    /// start.</summary>
    static virtual IReadOnlyCollection<SilentEffect> SilentEffects => [];

    /// <summary>What rules on time limits may ask of this kind, each with the codes it may have.</summary>
    static virtual IReadOnlyDictionary<string, CodeList> Traits => FrozenDictionary<string, CodeList>.Empty;

    /// <summary>The record after one more event. Pure: the same events always give the same record.</summary>
    static abstract TSelf Fold(TSelf? record, Guid id, ICaseEvent happened);

    /// <summary>查阅范围: what of this kind a caller sees; null where every record of the district.</summary>
    /// <remarks>Whoever lets another unit than a record's own know of it says so in <see cref="Store.StoredDocuments.KnownElsewhere"/>
    /// too: lists of terms look at no others of other units.</remarks>
    static abstract Expression<Func<TSelf, bool>>? SeenBy(Sight sight);

    /// <summary>Which records were merged into one, or voided as repeating it; null for kinds of which none is.</summary>
    static virtual Expression<Func<TSelf, bool>>? RestingOn(Guid id) => null;

    /// <summary>The stream id.</summary>
    Guid Id { get; }

    /// <summary>How many events made this record; the entity tag.</summary>
    int Version { get; }

    /// <summary>当前可办事项: the acts the record's state allows now, by the noun of their path.</summary>
    IReadOnlyList<string> Actions { get; }

    /// <summary>The facts this record stands for now. The fact ledger holds the differences from event to event.</summary>
    IEnumerable<Fact> Facts();
}
