namespace CaseTrack.Postgres;

/// <summary>The connection string of the service's database, its password included, for PostgreSQL's own programs.</summary>
public sealed record DatabaseAddress(string Value)
{
    /// <summary>Without what it says: it may be logged.</summary>
    public override string ToString() => nameof(DatabaseAddress);
}
