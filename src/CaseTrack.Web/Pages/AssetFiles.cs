using System.Reflection;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace CaseTrack.Web.Pages;

/// <summary>What pages load: style, script, licences. Each is addressed with its digest and kept by browsers for a year.</summary>
public static class AssetFiles
{
    private static readonly Dictionary<string, (byte[] Bytes, string Digest)> Files = Read();

    /// <summary>The file names, for tests.</summary>
    public static IReadOnlyCollection<string> Names => Files.Keys;

    /// <summary>The address of a file.</summary>
    public static string Href(string name) => $"/assets/{name}?v={Files[name].Digest}";

    /// <summary>How many bytes a file has.</summary>
    public static int SizeOf(string name) => Files[name].Bytes.Length;

    public static IResult Get(string name, HttpContext context)
    {
        if (!Files.TryGetValue(name, out var file))
        {
            return Results.StatusCode(StatusCodes.Status404NotFound);
        }

        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Bytes(file.Bytes, TypeOf(name), entityTag: new EntityTagHeaderValue($"\"{file.Digest}\""));
    }

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        _ => "text/plain; charset=utf-8",
    };

    private static Dictionary<string, (byte[], string)> Read()
    {
        const string folder = "wwwroot.";
        var assembly = Assembly.GetExecutingAssembly();
        var files = new Dictionary<string, (byte[], string)>();
        foreach (var name in assembly.GetManifestResourceNames().Where(x => x.StartsWith(folder, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            files[name[folder.Length..]] = (copy.ToArray(), Convert.ToHexStringLower(SHA256.HashData(copy.ToArray()))[..16]);
        }

        return files;
    }
}
