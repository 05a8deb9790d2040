using JasperFx;
using Marten.Exceptions;

namespace CaseTrack.Hosting;

/// <summary>What only the database can see, as a 409: a taken id or code, a lost race.</summary>
public static class StorageConflicts
{
    public static ProblemDetails OnException(ExistingStreamIdCollisionException _) => Conflict(HttpRefusals.IdTaken);

    public static ProblemDetails OnException(DocumentAlreadyExistsException failure) => Conflict(StorageFailures.Of(failure.InnerException)?.Refusal ?? HttpRefusals.IdTaken);

    public static ProblemDetails OnException(ConcurrencyException _) => Conflict(HttpRefusals.Conflict);

    public static ProblemDetails OnException(MartenCommandException failure) =>
        Conflict(StorageFailures.Of(failure.InnerException) is (var refusal, 409) ? refusal : throw failure);

    private static RefusalProblem Conflict(Refusal refusal) => new(refusal) { Status = 409 };
}
