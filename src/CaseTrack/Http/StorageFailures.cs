using JasperFx;
using Npgsql;

namespace CaseTrack.Http;

/// <summary>数据库的拒绝与缺席. What an exception on its way out of a request says about the database: a conflict, no room, or nobody there. Anything else is a fault of ours.</summary>
public static class StorageFailures
{
    /// <summary>The refusal and its status; null where the database is not the reason.</summary>
    public static (Refusal Refusal, int Status)? Of(Exception? failure) => failure switch
    {
        null => null,
        PostgresException refused => Of(refused),
        NpgsqlOperationInProgressException => null,
        NpgsqlException => (HttpRefusals.DatabaseGone, 503),
        ConcurrencyException => (HttpRefusals.Conflict, 409),
        AggregateException many => many.InnerExceptions.Select(Of).FirstOrDefault(x => x is not null),
        _ => Of(failure.InnerException),
    };

    /// <summary>Whether it says that nothing can be written, or nothing asked, until somebody has looked.</summary>
    public static bool IsTrouble(Exception failure) => Of(failure) is (_, 503);

    // The first two characters of an SQLSTATE are its class.
    private static (Refusal, int)? Of(PostgresException refused) => (refused.SqlState, refused.SqlState[..2]) switch
    {
        (PostgresErrorCodes.UniqueViolation, _) => (HttpRefusals.IdTaken, 409),
        (PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.LockNotAvailable, _) => (HttpRefusals.Conflict, 409),
        (PostgresErrorCodes.DiskFull, _) => (HttpRefusals.DiskFull, 503),
        (PostgresErrorCodes.ReadOnlySqlTransaction, _) => (HttpRefusals.DatabaseReadOnly, 503),
        // Connection, resources, operator (57014 is a query somebody cancelled), system; and what a server says that lets nobody in.
        (not PostgresErrorCodes.QueryCanceled, "08" or "53" or "57" or "58" or "28" or "3D") => (HttpRefusals.DatabaseGone, 503),
        (PostgresErrorCodes.ObjectNotInPrerequisiteState, _) => (HttpRefusals.DatabaseGone, 503),
        _ => null,
    };
}
