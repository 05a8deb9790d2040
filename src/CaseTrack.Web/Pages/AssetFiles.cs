using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace CaseTrack.Web.Pages;

/// <summary>What pages load: style, script, licences. Each is addressed with its digest and kept by browsers for a year.</summary>
public static class AssetFiles
{
    private static readonly string[] Shell = ["pico.css", "casetrack.css", "idb-keyval.js", "casetrack.js", "icon.svg"];

    /// <summary>The file that keeps the mediator's form at hand without a network.</summary>
    public const string Worker = "sw.js";

    /// <summary>Says to it that a page may be kept for the person who is signed in.</summary>
    public const string KeepHeader = "X-CaseTrack-Keep";

    private static readonly Dictionary<string, (byte[] Bytes, byte[] Packed, string Digest)> Files = Read();

    /// <summary>The file names, for tests.</summary>
    public static IReadOnlyCollection<string> Names => Files.Keys;

    /// <summary>What draws charts, for the pages that have one.</summary>
    public static IReadOnlyList<string> Charts { get; } = ["chart.js", "chart-labels.js", "charts.js"];

    /// <summary>What of them others have written; a test finds each version in its file.</summary>
    public static IReadOnlyList<(string Name, string Package, string Version, string File)> Libraries { get; } =
    [
        ("Chart.js", "chart.js", "4.5.1", "chart.js"),
        ("chartjs-plugin-datalabels", "chartjs-plugin-datalabels", "2.2.0", "chart-labels.js"),
        ("idb-keyval", "idb-keyval", "6.3.0", "idb-keyval.js"),
        ("Pico CSS", "@picocss/pico", "2.1.1", "pico.css"),
    ];

    /// <summary>The text of a file, for tests.</summary>
    public static string TextOf(string name) => System.Text.Encoding.UTF8.GetString(Files[name].Bytes);

    /// <summary>The address of a file.</summary>
    public static string Href(string name) => $"/assets/{name}?v={Files[name].Digest}";

    /// <summary>How many bytes a file has.</summary>
    public static int SizeOf(string name) => Files[name].Bytes.Length;

    /// <summary>The worker belongs to every page, so it is at the root; it is asked for anew each time.</summary>
    public static IResult GetWorker(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-cache";
        var files = string.Join(", ", Shell.Select(x => $"'{Href(x)}'"));
        return Results.Text(TextOf(Worker).Replace("'{assets}'", files, StringComparison.Ordinal), "text/javascript");
    }

    public static IResult Get(string name, HttpContext context)
    {
        if (!Files.TryGetValue(name, out var file))
        {
            return Results.StatusCode(StatusCodes.Status404NotFound);
        }

        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        context.Response.Headers.Vary = "Accept-Encoding";
        // These files hold no secret, so how far they shrink tells nobody anything.
        var packed = context.Request.GetTypedHeaders().AcceptEncoding.Any(x => x.Value == "br" && (x.Quality ?? 1) > 0);
        if (packed)
        {
            context.Response.Headers.ContentEncoding = "br";
        }

        return Results.Bytes(packed ? file.Packed : file.Bytes, TypeOf(name),
            entityTag: new EntityTagHeaderValue($"\"{file.Digest}{(packed ? "-br" : "")}\""));
    }

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        _ => "text/plain; charset=utf-8",
    };

    private static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var packer = new BrotliStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            packer.Write(bytes);
        }

        return packed.ToArray();
    }

    private static Dictionary<string, (byte[], byte[], string)> Read()
    {
        const string folder = "wwwroot.";
        var assembly = Assembly.GetExecutingAssembly();
        var files = new Dictionary<string, (byte[], byte[], string)>();
        foreach (var name in assembly.GetManifestResourceNames().Where(x => x.StartsWith(folder, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            files[name[folder.Length..]] = (copy.ToArray(), Pack(copy.ToArray()),
                Convert.ToHexStringLower(SHA256.HashData(copy.ToArray()))[..16]);
        }

        return files;
    }
}
