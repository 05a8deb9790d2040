using System.Text.Json.Nodes;
using CaseTrack.Access.Pages;
using CaseTrack.Access.SignIn;
using CaseTrack.Http;

namespace CaseTrack.Web.Pages;

/// <summary>登录、首次设立、修改密码、退出. Each asks the API and keeps of its answer the cookie alone; no token leaves the service.</summary>
public static class SignInPosts
{
    public static async Task<IResult> SignInAsync(HttpContext context)
    {
        if (!IsOwn(context.Request))
        {
            return PageSetup.Result<SignInPage>(403, (nameof(SignInPage.Wrong), Texts.Of("sign-in.elsewhere")));
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var (userName, code) = (form["userName"].ToString().Trim(), form["code"].ToString().Trim());
        var answer = await AskAsync(context, "sign-ins", new JsonObject
        {
            ["userName"] = userName,
            ["password"] = form["password"].ToString(),
            ["code"] = code.Length == 0 ? null : code,
        });
        var over = context.Request.Headers.Accept.ToString().StartsWith("application/json", StringComparison.Ordinal);
        if (answer.Status != 200)
        {
            return over ? Results.Json(new { title = PageBase.Sentence(answer) }, statusCode: answer.Status)
                : PageSetup.Result<SignInPage>(answer.Status, (nameof(SignInPage.Wrong), PageBase.Sentence(answer)),
                    (nameof(SignInPage.UserName), userName), (nameof(SignInPage.Return), form["return"].ToString()));
        }

        var cookie = await KeepAsync(context, answer);
        return over ? Results.Json(new { form = PageSession.FormOf(cookie) })
            : SeeOther.To((bool?)answer.Body!["mustChangePassword"] is true ? "/password" : form["return"].ToString());
    }

    public static async Task<IResult> SetUpAsync(HttpContext context)
    {
        if (!IsOwn(context.Request))
        {
            return PageSetup.Result<SetupPage>(403, (nameof(SetupPage.Wrong), Texts.Of("sign-in.elsewhere")));
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var asked = new JsonObject();
        foreach (var name in (string[])["setupCode", "district", "userName", "displayName", "password"])
        {
            asked[name] = name == "password" ? form[name].ToString() : form[name].ToString().Trim();
        }

        var answer = await AskAsync(context, "first-administrator", asked);
        if (answer.Status != 200)
        {
            return PageSetup.Result<SetupPage>(answer.Status, (nameof(SetupPage.Wrong), PageBase.Sentence(answer)),
                (nameof(SetupPage.Given), form.ToDictionary(x => x.Key, x => x.Value.ToString())));
        }

        answer = await AskAsync(context, "sign-ins",
            new JsonObject { ["userName"] = (string?)asked["userName"], ["password"] = (string?)asked["password"] });
        if (answer.Status == 200)
        {
            await KeepAsync(context, answer);
        }

        return SeeOther.To("/office");
    }

    public static async Task<IResult> ChangePasswordAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (form["new"] != form["again"])
        {
            return PageSetup.Result<PasswordPage>(400, (nameof(PasswordPage.Wrong), Texts.Of("password.differ")));
        }

        var answer = await AskAsync(context, "password-changes",
            new JsonObject { ["current"] = form["current"].ToString(), ["new"] = form["new"].ToString() });
        if (answer.Status != 200)
        {
            return PageSetup.Result<PasswordPage>(answer.Status, (nameof(PasswordPage.Wrong), PageBase.Sentence(answer)));
        }

        await KeepAsync(context, answer);
        return SeeOther.To("/");
    }

    public static async Task<IResult> SecondFactorAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var confirming = form["what"] == "confirm";
        var answer = confirming
            ? await AskAsync(context, "me/second-factor/confirmation", new JsonObject { ["code"] = form["code"].ToString().Trim() })
            : await AskAsync(context, "me/second-factor", new JsonObject { ["password"] = form["password"].ToString() });
        if (confirming && answer.Status == 200)
        {
            await KeepAsync(context, answer);
            return SeeOther.To("/");
        }

        var secret = confirming ? form["secret"].ToString() : (string?)answer.Body?["secret"];
        return PageSetup.Result<SecondFactorPage>(answer.Status, (nameof(SecondFactorPage.Secret), secret),
            (nameof(SecondFactorPage.Address), answer.Status == 200 ? (string?)answer.Body?["uri"] : null),
            (nameof(SecondFactorPage.Wrong), answer.Status == 200 ? null : PageBase.Sentence(answer)));
    }

    public static async Task<IResult> SignOutAsync(HttpContext context)
    {
        await AskAsync(context, "sign-outs", new JsonObject());
        PageSession.Remove(context);
        return SeeOther.To("/sign-in");
    }

    private static Task<InnerAnswer> AskAsync(HttpContext context, string path, JsonNode body) =>
        PageBase.PostingAsync(context.RequestServices.GetRequiredService<InnerRequests>(), context, path, body);

    private static async Task<string> KeepAsync(HttpContext context, InnerAnswer answer)
    {
        var signIns = context.RequestServices.GetRequiredService<SignIns>();
        var cookie = await signIns.ForPagesAsync((string)answer.Body!["refreshToken"]!, context.RequestAborted)
            ?? throw new RefusedException(HttpRefusals.NotSignedIn, 401);
        PageSession.Write(context, cookie);
        return cookie;
    }

    /// <summary>Nobody is signed in yet, so no token can be asked for: the browser says where the form was.</summary>
    private static bool IsOwn(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site ? site is "same-origin" or "none"
            : request.Headers.Origin.ToString() is not { Length: > 0 } origin || origin == $"{request.Scheme}://{request.Host}";
}
