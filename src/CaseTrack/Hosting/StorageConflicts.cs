using JasperFx;
using Marten.Exceptions;

namespace CaseTrack.Hosting;

/// <summary>What only the database can see, as a 409: a taken id or code, a lost race.</summary>
public static class StorageConflicts
{
    public static ProblemDetails OnException(ExistingStreamIdCollisionException _) => Conflict(HttpRefusals.IdTaken);

    public static ProblemDetails OnException(DocumentAlreadyExistsException failure) =>
        Conflict(IsCode(failure.InnerException) ? HttpRefusals.CodeTaken : HttpRefusals.IdTaken);

    public static ProblemDetails OnException(ConcurrencyException _) => Conflict(HttpRefusals.Conflict);

    public static ProblemDetails OnException(MartenCommandException failure) =>
        IsCode(failure.InnerException) ? Conflict(HttpRefusals.CodeTaken) : throw failure;

    private static bool IsCode(Exception? failure) => failure switch
    {
        Npgsql.PostgresException { ConstraintName: CaseTrackSetup.OrganisationCodeIndex } => true,
        null => false,
        _ => IsCode(failure.InnerException),
    };

    private static RefusalProblem Conflict(Refusal refusal) => new(refusal) { Status = 409 };
}
