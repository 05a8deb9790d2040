using System.Globalization;
using System.Text.Json.Nodes;
using CaseTrack.Access;
using CaseTrack.Access.Pages;
using CaseTrack.Http;
using CaseTrack.Records;
using Microsoft.AspNetCore.Components;

namespace CaseTrack.Web.Pages;

/// <summary>A page. It reads what the API answers to the person who looks at it, and decides nothing.</summary>
public abstract class PageBase : ComponentBase
{
    [CascadingParameter]
    public required HttpContext Context { get; set; }

    [Inject]
    public required InnerRequests Api { get; set; }

    [Inject]
    public required TimeProvider Clock { get; set; }

    /// <summary>First everything is read and then the page is written, once: nothing of it is sent before all of it is there.</summary>
    public override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        await LoadAsync();
        StateHasChanged();
    }

    /// <summary>What the page reads.</summary>
    protected virtual Task LoadAsync() => Task.CompletedTask;

    /// <summary>Who looks at it; null where nobody is signed in.</summary>
    protected Caller? Caller => Caller.Of(Context);

    /// <summary>Today in Shanghai.</summary>
    protected DateOnly Today => CaseTrack.Records.Today.Of(Clock).Date;

    /// <summary>This minute, as it is said.</summary>
    protected string Now => Texts.Instant(Clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture));

    protected static string Say(string key, params object?[] values) => Texts.Of(key, values);

    /// <summary>What stands before a cell where there is no room for columns.</summary>
    protected static string Label(string key) => Texts.Of(key) + Texts.Of("colon");

    /// <summary>A part of the address.</summary>
    protected string Part(string name) => (string?)Context.GetRouteValue(name) ?? "";

    /// <summary>A question of the address; null for none.</summary>
    protected string? Asked(string name) => Context.Request.Query[name].ToString() is { Length: > 0 } value ? value : null;

    /// <summary>What was asked, passed on to the API as it is.</summary>
    protected string AskedOf(params ReadOnlySpan<string> names)
    {
        var query = QueryString.Empty;
        foreach (var name in names)
        {
            query = Asked(name) is { } value ? query.Add(name, value) : query;
        }

        return query.ToString();
    }

    protected bool May(Area area, bool write = false) => Caller?.May(area, write) is true;

    /// <summary>What the API answers; a refusal becomes the page's own.</summary>
    protected async Task<InnerAnswer> ReadAsync(string path)
    {
        var answer = await Api.GetAsync(Context, $"/api/v1/{path}");
        return answer.Status == 200 ? answer : throw Refused(answer);
    }

    /// <summary>A moment as it stands in a query string of the API.</summary>
    protected static string At(string? instant) => Uri.EscapeDataString(instant ?? "");

    /// <summary>The same where the page goes on without it: null for whatever is refused.</summary>
    protected async Task<JsonNode?> TryReadAsync(string path)
    {
        var answer = await Api.GetAsync(Context, $"/api/v1/{path}");
        return answer.Status == 200 ? answer.Body : null;
    }

    /// <summary>A kind of record that has pages.</summary>
    /// <exception cref="RefusedException">404 for another.</exception>
    public static string KindOf(string kind) => Forms.Facts.Kinds.Contains(kind) ? kind
        : throw new RefusedException(HttpRefusals.NotFound, 404);

    /// <summary>The organisations of the district, to choose from.</summary>
    protected async Task<IReadOnlyList<Forms.UnitOption>> UnitTreeAsync() =>
        Forms.UnitOption.Of((await TryReadAsync("organisations"))?["organisations"]);

    /// <summary>The names of the organisations by their codes.</summary>
    protected async Task<IReadOnlyDictionary<string, string>> UnitsAsync() =>
        (await UnitTreeAsync()).ToDictionary(x => x.Code, x => x.Name);

    protected Task<InnerAnswer> AskAsync(string path, JsonNode body) => PostingAsync(Api, Context, path, body);

    /// <summary>Posts to the API as the person who sent the page's form; an act upon what is there says which version it means.</summary>
    public static Task<InnerAnswer> PostingAsync(
        InnerRequests api, HttpContext context, string path, JsonNode body, string? ifMatch = null) =>
        api.PostAsync(context, $"/api/v1/{path}", body, ("If-Match", ifMatch), OwnForm(context));

    /// <summary>The same with a file.</summary>
    public static Task<InnerAnswer> PostingFileAsync(HttpContext context, string path, byte[] file, string type) =>
        context.RequestServices.GetRequiredService<InnerRequests>().PostFileAsync(
            context, $"/api/v1/{path}", file, type, OwnForm(context));

    /// <summary>The header by which the API knows that a form is of its own pages.</summary>
    public static (string Name, string? Value) OwnForm(HttpContext context) =>
        (PageSession.FormHeader, PageSession.Of(context.Request) is { } cookie ? PageSession.FormOf(cookie) : null);

    /// <summary>Today in Shanghai, as the API reads it.</summary>
    public static string TodayOf(HttpContext context) => CaseTrack.Records.Today
        .Of(context.RequestServices.GetRequiredService<TimeProvider>()).Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The sentence of a problem, with its legal basis.</summary>
    public static string Sentence(InnerAnswer answer)
    {
        var basis = (string?)answer.Body?["legalBasis"];
        var fields = answer.Body?["errors"]?.AsArray().Select(x => (string?)x?["detail"]).Where(x => x is not null)
            .Distinct().ToArray() ?? [];
        var title = (string?)answer.Body?["title"] ?? answer.Status.ToString(CultureInfo.InvariantCulture);
        var said = fields.Length == 0 || fields.SequenceEqual([title]) ? title : $"{title}：{string.Join("；", fields)}";
        return basis is null ? said : $"{said}（{basis}）";
    }

    /// <summary>What the API refused, as the page's own refusal.</summary>
    public static RefusedException Refused(InnerAnswer answer)
    {
        var code = ((string?)answer.Body?["type"])?.Split(':')[^1] ?? "unknown";
        var title = (string?)answer.Body?["title"] ?? code;
        return new(new Refusal(code, title, title, (string?)answer.Body?["legalBasis"] ?? ""), answer.Status);
    }
}
