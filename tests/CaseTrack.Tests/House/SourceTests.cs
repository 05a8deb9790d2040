using System.Reflection;
using System.Text.RegularExpressions;
using CaseTrack.Http;
using Marten;
using Wolverine.Http;

namespace CaseTrack.Tests.House;

/// <summary>What the source holds nowhere, or in one place alone, so that whoever adds it has to say so here.</summary>
public sealed class SourceTests
{
    private static readonly (string Path, string Text)[] Sources =
        [.. from file in Directory.EnumerateFiles(System.IO.Path.Combine(Repository.Folder, "src"), "*.cs", SearchOption.AllDirectories)
            let path = System.IO.Path.GetRelativePath(System.IO.Path.Combine(Repository.Folder, "src"), file).Replace('\\', '/')
            where !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal)
            select (path, File.ReadAllText(file))];

    [Theory]
    [InlineData("a shell that reads what it is given", "UseShellExecute\\s*=\\s*true|cmd\\.exe|\"-c\",\\s*(\\$|[a-z])")]
    [InlineData("other programs", @"Process\.Start\(|new ProcessStartInfo", "CaseTrack/Postgres/ChildProcess.cs")]
    [InlineData("code from text", @"CSharpScript|DynamicInvoke|Type\.GetType\(|XslCompiledTransform")]
    [InlineData("code from a file", @"Assembly\.Load|LoadFromAssembly", "CaseTrack/Hosting/MadeCode.cs")]
    [InlineData("memory by hand", @"\bunsafe\b|\bMarshal\.|DllImport|LibraryImport")]
    [InlineData("requests of its own", @"new HttpClient\b|IHttpClientFactory|WebRequest|new Socket\b|new TcpClient|Dns\.",
        "CaseTrack/Demo/DemonstrationYear.cs CaseTrack/Webhooks/Subscriber.cs")]
    [InlineData("randomness that can be foretold", @"new Random\(|Random\.Shared")]
    [InlineData("weak digests and ciphers", @"\bMD5|SHA1|\bDES\b|TripleDES|RC2|CipherMode|Aes\.Create|AesCcm")]
    [InlineData("ciphers beside the one", @"new AesGcm\(", "CaseTrack/Secrets/Encryption.cs")]
    [InlineData("certificates unchecked",
        @"ServerCertificateCustomValidation|DangerousAccept|TrustServerCertificate|RemoteCertificateValidation|RequireHttpsMetadata")]
    [InlineData("headers of strangers", @"X-Forwarded|XForwarded|ForwardedHeaders", "CaseTrack/Operations/Listening.cs")]
    [InlineData("a clock of its own", @"DateTime\.(Now|UtcNow|Today)|DateTimeOffset\.(Now|UtcNow)")]
    [InlineData("expressions from input", @"new Regex\(")]
    [InlineData("methods made while requests run", @"\.Compile\(\)")]
    [InlineData("JSON put together by hand", "\\$\"\\{\\{\\s*\\\\\"|\\$\"\\[\\{")]
    [InlineData("numbers told to a caller past what he may know",
        @"(?s)HttpContext.*reader\.(Values|Groups)Async\(",
        "CaseTrack/Figures/FigureSight.cs CaseTrack/Figures/ListFigureCasesEndpoint.cs")]
    [InlineData("redirects", @"Results\.(Local)?Redirect|Response\.Redirect|UseHttpsRedirection", "CaseTrack.Web/Pages/SeeOther.cs")]
    public void It_is_nowhere_else(string what, string pattern, string? place = null)
    {
        var found = Sources.Where(x => Regex.IsMatch(x.Text, pattern)).Select(x => x.Path).ToList();
        string[] places = place?.Split(' ') ?? [];
        found.Order(StringComparer.Ordinal).ToArray().ShouldBe(places, what);
    }

    [Fact]
    public void Nothing_refers_to_a_chapter_of_a_paper_that_its_reader_does_not_have()
    {
        var data = Directory.EnumerateFiles(System.IO.Path.Combine(Repository.Folder, "src"), "*.*", SearchOption.AllDirectories)
            .Where(x => System.IO.Path.GetExtension(x) is ".json" or ".razor" && !x.EndsWith(".lock.json", StringComparison.Ordinal)
                && !Regex.IsMatch(x, @"[\\/](bin|obj|wwwroot)[\\/]")).Select(x => (Path: x, Text: File.ReadAllText(x))).ToArray();
        data.Length.ShouldBeGreaterThan(40);
        Sources.Concat(data).Where(x => Regex.IsMatch(x.Text, @"(?<![\w.])[A-F]\.\d{1,2}\b")).Select(x => x.Path).ShouldBeEmpty();
    }

    [Fact]
    public void What_reads_only_reads()
    {
        foreach (var (method, _) in Endpoints<WolverineGetAttribute>())
        {
            method.GetParameters()
                .ShouldNotContain(x => x.ParameterType == typeof(IDocumentSession), $"{method.DeclaringType!.Name} writes by GET");
        }

        foreach (var attribute in (
            Type[])[typeof(WolverinePutAttribute), typeof(WolverineDeleteAttribute), typeof(WolverinePatchAttribute)])
        {
            Methods().ShouldNotContain(x => x.IsDefined(attribute, false), attribute.Name);
        }
    }

    [Fact]
    public void An_answer_with_a_secret_is_not_kept_for_a_repeat()
    {
        var answers = Endpoints<WolverinePostAttribute>().Where(x => Parts(x.Method.ReturnType).Any(HoldsASecret)).ToList();
        answers.Select(x => x.Template).ShouldContain("/api/v1/sign-ins");
        answers.ShouldAllBe(x => x.Method.IsDefined(typeof(NotRepeatedAttribute), false));
    }

    [Fact]
    public void Neither_history_nor_known_passwords_are_shipped()
    {
        Read(".dockerignore").Split('\n').ShouldContain(".git/");
        Regex.Matches(Read("docker-compose.yml"), @"[Pp](assword=|ASSWORD: )(?<value>[^;\s]+)").Select(x => x.Groups["value"].Value)
            .ShouldAllBe(x => Regex.IsMatch(x, @"^\$\{(POSTGRES|SERVICE)_PASSWORD:\?"));
        Regex.IsMatch(Read("src/CaseTrack/CaseTrack.csproj") + Read("Directory.Build.props"), "AllowUnsafeBlocks").ShouldBeFalse();
    }

    private static bool HoldsASecret(Type type) => type.Assembly == typeof(ICaseEvent).Assembly
        && type.GetProperties()
            .Any(x => x.PropertyType == typeof(string) && Regex.IsMatch(x.Name, "Password|AccessToken|RefreshToken|Secret$|^Key$"));

    private static IEnumerable<Type> Parts(Type type) =>
        type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type) : [type];

    private static IEnumerable<MethodInfo> Methods() =>
        typeof(ICaseEvent).Assembly.GetTypes()
            .SelectMany(x => x.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly));

    private static IEnumerable<(MethodInfo Method, string Template)> Endpoints<T>() where T : WolverineHttpMethodAttribute =>
        Methods().Where(x => x.IsDefined(typeof(T), false)).Select(x => (x, x.GetCustomAttribute<T>()!.Template));

    private static string Read(string path) => File.ReadAllText(System.IO.Path.Combine(Repository.Folder, path));
}
