using JasperFx;
using Marten.Exceptions;
using Microsoft.AspNetCore.Mvc;

namespace CaseTrack.Hosting;

/// <summary>What only the database can see, as a 409: a taken id or code, a lost race.</summary>
public static class StorageConflicts
{
    public static ProblemDetails OnException(ExistingStreamIdCollisionException _) => Conflict(HttpRefusals.IdTaken);

    public static ProblemDetails OnException(DocumentAlreadyExistsException _) => Conflict(HttpRefusals.IdTaken);

    public static ProblemDetails OnException(ConcurrencyException _) => Conflict(HttpRefusals.Conflict);

    public static ProblemDetails OnException(MartenCommandException failure) =>
        failure.InnerException is Npgsql.PostgresException { SqlState: Npgsql.PostgresErrorCodes.UniqueViolation }
            ? Conflict(HttpRefusals.CodeTaken)
            : throw failure;

    private static RefusalProblem Conflict(Refusal refusal) => new(refusal) { Status = 409 };
}
