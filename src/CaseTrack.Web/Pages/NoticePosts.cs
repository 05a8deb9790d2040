using System.Globalization;
using System.Text.Json.Nodes;
using CaseTrack.Clocks.Notices;
using CaseTrack.Http;
using CaseTrack.Records;

namespace CaseTrack.Web.Pages;

/// <summary>放假通知. What was typed or pasted goes to the API: tried first, and loaded once somebody has seen what it moves.</summary>
public static class NoticePosts
{
    private static readonly string[] Fields = ["text", "year", "issued", "source", "off", "work"];
    private static readonly char[] Between = [' ', '\n', '\r', '\t', ',', '，', '、', ';', '；', '　'];

    public static async Task<IResult> DoAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var clock = context.RequestServices.GetRequiredService<TimeProvider>();
        var what = form["what"].ToString();
        if (what == "withdraw")
        {
            return await WithdrawAsync(context, form);
        }

        var typed = Fields.ToDictionary(x => x, x => form[x].ToString().Trim());
        if (what == "read")
        {
            return Fill(typed, clock) ? Page(200, typed, null) : Page(400, typed, Texts.Of("notices.unread"));
        }

        var unreadable = Parts(typed["off"]).Where(x => !x.Split('/').All(IsDay)).Concat(Parts(typed["work"]).Where(x => !IsDay(x)))
            .FirstOrDefault();
        if (unreadable is not null || !int.TryParse(typed["year"], out var year) || !IsDay(typed["issued"]))
        {
            return Page(400, typed, Texts.Of("notices.unreadable", unreadable ?? $"{typed["year"]} {typed["issued"]}"));
        }

        var body = new JsonObject
        {
            ["id"] = Guid.CreateVersion7(),
            ["occurredOn"] = typed["issued"],
            ["year"] = year,
            ["source"] = typed["source"],
            ["off"] = new JsonArray([.. Parts(typed["off"]).Select(x => (JsonNode?)x)]),
            ["work"] = new JsonArray([.. Parts(typed["work"]).Select(x => (JsonNode?)x)]),
        };
        var answer = await PageBase.PostingAsync(context.RequestServices.GetRequiredService<InnerRequests>(), context,
            what == "load" ? "holiday-notices" : "holiday-notices/preview", body);
        return answer.Status switch
        {
            201 => SeeOther.To($"/office/holiday-notices?year={year}&done=loaded"),
            200 => PageSetup.Result<NoticesPage>(200, (nameof(NoticesPage.Typed), typed), (nameof(NoticesPage.Preview), answer.Body)),
            _ => Page(answer.Status, typed, PageBase.Sentence(answer)),
        };
    }

    private static async Task<IResult> WithdrawAsync(HttpContext context, IFormCollection form)
    {
        var answer = await PageBase.PostingAsync(context.RequestServices.GetRequiredService<InnerRequests>(), context,
            $"holiday-notices/{(Guid.TryParse(form["id"], out var id) ? id : Guid.Empty)}/withdrawal",
            new JsonObject
            {
                ["occurredOn"] = PageBase.TodayOf(context),
                ["reason"] = form["reason"].ToString(),
            }, "*");
        return answer.Status == 200 ? SeeOther.To("/office/holiday-notices?done=withdrawn")
            : PageSetup.Result<NoticesPage>(answer.Status, (nameof(NoticesPage.Wrong), PageBase.Sentence(answer)));
    }

    /// <summary>Puts what a pasted text says into the fields.</summary>
    private static bool Fill(Dictionary<string, string> typed, TimeProvider clock)
    {
        var title = NoticeText.TitleOf(typed["text"]);
        var year = title?.Year ?? Today.Of(clock).Date.Year + 1;
        (typed["year"], typed["source"]) = (year.ToString(CultureInfo.InvariantCulture), title?.Title ?? "");
        var read = NoticeText.Read(year, typed["text"]);
        typed["off"] = string.Join('\n', read.Off);
        typed["work"] = string.Join('\n', read.Work.Select(x => x.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        return read.Off.Count > 0;
    }

    private static string[] Parts(string list) => list.Split(Between, StringSplitOptions.RemoveEmptyEntries);

    private static bool IsDay(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static IResult Page(int status, Dictionary<string, string> typed, string? wrong) => PageSetup.Result<NoticesPage>(
        status, (nameof(NoticesPage.Typed), typed), (nameof(NoticesPage.Wrong), wrong));
}
