using CaseTrack.Access;
using CaseTrack.Access.Keys;
using CaseTrack.Http;
using CaseTrack.Organisations;
using CaseTrack.Parties;
using JasperFx;
using Marten.Exceptions;

namespace CaseTrack.Hosting;

/// <summary>What only the database can see, as a 409: a taken id or code, a lost race.</summary>
public static class StorageConflicts
{
    public static ProblemDetails OnException(ExistingStreamIdCollisionException _) => Conflict(HttpRefusals.IdTaken);

    public static ProblemDetails OnException(DocumentAlreadyExistsException failure) => Conflict(TakenBy(failure.InnerException) ?? HttpRefusals.IdTaken);

    public static ProblemDetails OnException(ConcurrencyException _) => Conflict(HttpRefusals.Conflict);

    public static ProblemDetails OnException(MartenCommandException failure) =>
        Conflict(TakenBy(failure) ?? (StorageFailures.Of(failure) is (var refusal, 409) ? refusal : throw failure));

    /// <summary>The index or key that said no; null where none of ours did.</summary>
    private static Refusal? TakenBy(Exception? failure) => failure switch
    {
        Npgsql.PostgresException { ConstraintName: Organisation.CodeIndex } => HttpRefusals.CodeTaken,
        Npgsql.PostgresException { ConstraintName: ApiKey.NameIndex } => AccessRefusals.KeyNameTaken,
        Npgsql.PostgresException { ConstraintName: Party.IdKey or PartyKey.IdKey } => PartyRefusals.IdTaken,
        null => null,
        _ => TakenBy(failure.InnerException),
    };

    private static RefusalProblem Conflict(Refusal refusal) => new(refusal) { Status = 409 };
}
