using System.ComponentModel.DataAnnotations;

namespace CaseTrack.Operations.Limits;

/// <summary>How large, slow and many requests may be, section <c>RequestLimits</c>. Each is far above what a clerk's client does.</summary>
public sealed class RequestLimitOptions
{
    public const string Section = "RequestLimits";

    /// <summary>Nesting of a request body; the deepest command has four levels.</summary>
    public const int JsonDepth = 32;

    /// <summary>Header fields of a request.</summary>
    [Range(1, 1000)]
    public int Headers { get; set; } = 64;

    /// <summary>All header fields together, bytes.</summary>
    [Range(1024, 1024 * 1024)]
    public int HeaderBytes { get; set; } = 32 * 1024;

    /// <summary>The request line, bytes; a question with many Chinese filters stays below.</summary>
    [Range(256, 64 * 1024)]
    public int RequestLineBytes { get; set; } = 8 * 1024;

    /// <summary>Time for all headers to arrive, seconds.</summary>
    [Range(1, 600)]
    public int HeaderSeconds { get; set; } = 15;

    /// <summary>How long an idle connection is kept, seconds.</summary>
    [Range(1, 3600)]
    public int KeepAliveSeconds { get; set; } = 120;

    /// <summary>The slowest a body may come and an answer may be taken, bytes a second.</summary>
    [Range(1, 1024 * 1024)]
    public int BytesPerSecond { get; set; } = 240;

    /// <summary>How long it may be slower, seconds.</summary>
    [Range(2, 600)]
    public int SlowSeconds { get; set; } = 5;

    /// <summary>Connections open at the same time.</summary>
    [Range(1, 100_000)]
    public int Connections { get; set; } = 2000;

    /// <summary>The longest a request may take, seconds.</summary>
    [Range(1, 3600)]
    public int Seconds { get; set; } = 30;

    /// <summary>The longest a request that goes through the whole record may take, seconds: reports, releases, figures of regions,
    /// verification of the chain.</summary>
    [Range(1, 3600)]
    public int LongSeconds { get; set; } = 120;
}
