using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.RegularExpressions;
using CaseTrack.Access.Pages;

namespace CaseTrack.Tests.Pages;

/// <summary>From nothing to the first case through pages alone, on the executable itself.</summary>
[Trait("Speed", "slow")]
public sealed partial class FirstStartPageTests
{
    private const string Password = "ein-Haus-am-Hang";

    [Fact]
    public async Task From_the_setup_code_to_the_first_case()
    {
        var token = TestContext.Current.CancellationToken;
        using var service = await ServiceProcess.StartAsync([], token);
        using var chief = Client(service);
        (await PostAsync(chief, "/setup", ("setupCode", new string('0', 32)), ("district", "420202"), ("userName", "chief"),
            ("displayName", "管理员"), ("password", Password))).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await PostAsync(chief, "/setup", ("setupCode", service.SetupCode), ("district", "420202"), ("userName", "chief"),
            ("displayName", "管理员"), ("password", Password))).Status.ShouldBe(HttpStatusCode.Found);

        var form = await FormAsync(chief);
        (await PostAsync(chief, "/office", (PageSession.FormField, form), ("what", "district"), ("name", "黄石港区"), ("since", "2020-01-01")))
            .Status.ShouldBe(HttpStatusCode.Found);
        var (_, listed) = await PostAsync(chief, "/office", (PageSession.FormField, form), ("what", "list"), ("parent", "420202"),
            ("kind", "mediation-committee/community"), ("since", "2020-01-01"), ("lines", "nzl 楠竹林社区调委会\n没有代码\nsyt，沈家营社区调委会"));
        listed.ShouldContain("楠竹林社区调委会");
        listed.ShouldContain("沈家营社区调委会");
        listed.ShouldContain(">没有代码</textarea>", customMessage: "what could not be taken stays in the field");
        var (_, opened) = await PostAsync(chief, "/office", (PageSession.FormField, form), ("what", "account"), ("userName", "wang"),
            ("displayName", "王调解员"), ("role", "mediator"), ("unit", "nzl"));
        var first = FirstPassword().Match(opened).Groups[1].Value;

        using var sheet = new MultipartFormDataContent
        {
            { new StringContent(form), PageSession.FormField },
            { new StringContent("open"), "what" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes("用户名,姓名,角色,机构\nli.mediator,李调解员,调解员,沈家营社区调委会")), "file", "accounts.csv" },
        };
        using (var fromFile = await chief.PostAsync(new Uri("/office/accounts", UriKind.Relative), sheet, token))
        {
            (await fromFile.Content.ReadAsStringAsync(token)).ShouldMatch("李调解员</td>\\s*<td><strong class=\"secret\">[^<]{12,}");
        }

        await AdministeredAsync(chief, form);

        using var mediator = Client(service);
        (await PostAsync(mediator, "/sign-in", ("userName", "wang"), ("password", first))).Status.ShouldBe(HttpStatusCode.Found);
        using (var home = await mediator.GetAsync(new Uri("/", UriKind.Relative), token))
        {
            home.Headers.Location!.ToString().ShouldBe("/password", "a first password is changed before anything else");
        }

        var own = Form().Match(await mediator.GetStringAsync(new Uri("/password", UriKind.Relative), token)).Groups[1].Value;
        (await PostAsync(mediator, "/password", (PageSession.FormField, own), ("current", first),
            ("new", "zwei-Baeume-am-Bach"), ("again", "zwei-Baeume-am-Bach")))
            .Status.ShouldBe(HttpStatusCode.Found);
        (await mediator.GetStringAsync(new Uri("/mediation/oral", UriKind.Relative), token)).ShouldContain("楠竹林社区调委会");

        // What the script of the page sends.
        var id = Guid.CreateVersion7();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/mediation-cases/oral-agreements")
        {
            Content = JsonContent.Create(new
            {
                id,
                occurredOn = "2026-01-05",
                committee = "nzl",
                source = "application",
                disputeType = "02",
                mediator = "wang",
                performedAtOnce = true,
            }),
        };
        request.Headers.Add(PageSession.FormHeader, await FormAsync(mediator));
        request.Headers.Accept.ParseAdd("*/*");
        using var recorded = await mediator.SendAsync(request, token);
        recorded.StatusCode.ShouldBe(HttpStatusCode.Created);
        (await mediator.GetStringAsync(new Uri($"/cases/mediation-cases/{id}", UriKind.Relative), token)).ShouldContain("号</h1>");
        Regex.Count(service.Output, "warn:").ShouldBe(1, "of the code for the first administrator, and of nothing else");
    }

    /// <summary>What an administrator does later on: rights, a forgotten password, somebody who leaves, a unit under another
    /// name.</summary>
    private static async Task AdministeredAsync(HttpClient chief, string form)
    {
        var office = await chief.GetStringAsync(new Uri("/office", UriKind.Relative), TestContext.Current.CancellationToken);
        var account = $"/office/accounts/{Linked(office, "accounts", "李调解员")}";
        var (_, rights) = await PostAsync(chief, account, (PageSession.FormField, form), ("what", "grants"), ("role0", "mediator"),
            ("unit0", "nzl"), ("role1", "clerk"), ("unit1", "nzl"), ("role2", ""), ("unit2", ""));
        rights.ShouldContain("授权已变更");
        Regex.Count(rights, "<option value=\"[a-z-]+\" selected").ShouldBe(4, "two roles, each of a unit");
        var (_, wide) = await PostAsync(
            chief, account, (PageSession.FormField, form), ("what", "grants"), ("role0", "mediator"), ("unit0", ""));
        wide.ShouldContain("role=\"alert\"", customMessage: "a mediator is one of a committee");
        (await PostAsync(chief, account, (PageSession.FormField, form), ("what", "password"))).Text.ShouldContain("class=\"secret\"");
        (await PostAsync(chief, account, (PageSession.FormField, form), ("what", "disable"))).Text.ShouldContain("账号已停用");
        (await PostAsync(chief, account, (PageSession.FormField, form), ("what", "enable"))).Text.ShouldContain("账号已恢复使用");
        var own = $"/office/accounts/{Linked(office, "accounts", "管理员")}";
        (await PostAsync(chief, own, (PageSession.FormField, form), ("what", "disable"))).Text.ShouldContain("role=\"alert\"");

        var unit = $"/office/units/{Linked(office, "units", "沈家营社区调委会")}";
        var version = Version().Match(await chief.GetStringAsync(new Uri(unit, UriKind.Relative), TestContext.Current.CancellationToken))
            .Groups[1].Value;
        version = WebUtility.HtmlDecode(version);
        (await PostAsync(chief, unit, (PageSession.FormField, form), ("what", "renaming"), ("version", version), ("on", "2024-01-01"),
            ("name", "沈家营人民调解委员会"))).Status.ShouldBe(HttpStatusCode.Found);
        (await chief.GetStringAsync(new Uri(unit, UriKind.Relative), TestContext.Current.CancellationToken))
            .ShouldContain("<h1>沈家营人民调解委员会</h1>");
        (await PostAsync(chief, unit, (PageSession.FormField, form), ("what", "dissolution"), ("version", version), ("on", "2024-02-01")))
            .Text.ShouldContain("role=\"alert\"", customMessage: "somebody has changed it since");
    }

    private static string Linked(string page, string what, string name) =>
        Regex.Match(page, $"/office/{what}/([0-9a-f-]{{36}})\">(?:<strong>)?{name}").Groups[1].Value;

    private static HttpClient Client(ServiceProcess service)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new(service.Address) };
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html, */*;q=0.8"); // as browsers do
        return client;
    }

    private static async Task<string> FormAsync(HttpClient client) =>
        Form().Match(await client.GetStringAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken)).Groups[1].Value;

    private static async Task<(HttpStatusCode Status, string Text)> PostAsync(
        HttpClient client, string path, params (string Name, string Value)[] fields)
    {
        using var answer = await client.PostAsync(new Uri(path, UriKind.Relative),
            new FormUrlEncodedContent(fields.Select(x => new KeyValuePair<string, string>(x.Name, x.Value))),
            TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [GeneratedRegex("name=\"casetrack-form\" content=\"([0-9a-f]{64})\"")]
    private static partial Regex Form();

    [GeneratedRegex("class=\"secret\">wang · ([^<]+)<")]
    private static partial Regex FirstPassword();

    [GeneratedRegex("name=\"version\" value=\"([^\"]+)\"")]
    private static partial Regex Version();
}
