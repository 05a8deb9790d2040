using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Reports;

/// <summary>核对文稿.</summary>
/// <param name="Year">报告年度.</param>
/// <param name="Text">The draft.</param>
/// <param name="Release">Against a release, over its own period, rather than the figures as known now.</param>
/// <param name="From">统计期首日; 1 January unless given.</param>
/// <param name="To">统计期末日; 31 December unless given.</param>
/// <param name="Unit">Only this organisation and what is beneath it.</param>
[UncheckedText(UncheckedTextAttribute.Forgotten)]
public sealed record CheckText(int Year, string Text, Guid? Release = null, DateOnly? From = null, DateOnly? To = null, string? Unit = null)
{
    public sealed class Validator : AbstractValidator<CheckText>
    {
        public Validator()
        {
            RuleFor(x => x.Year).InclusiveBetween(1949, 2200);
            RuleFor(x => x.Text).NotEmpty().Saying("empty-draft", ReportRefusals.EmptyDraft.Chinese, ReportRefusals.EmptyDraft.English)
                .MaximumLength(DraftDocument.LongestText)
                    .Saying("long-draft", ReportRefusals.LongDraft.Chinese, ReportRefusals.LongDraft.English);
            RuleFor(x => x.Unit).MaximumLength(100);
        }
    }
}

public static class CheckTextEndpoint
{
    /// <summary>核对文稿: every number matched, wrong, vague or unknown, with the figure, the value and the place.</summary>
    /// <remarks>503 while too many others are checked.</remarks>
    [WolverinePost("/api/v1/text-checks")]
    public static async Task<TextVerdict> Post(
        CheckText command, HttpContext context, IQuerySession session, CheckingPlaces places, CancellationToken token)
    {
        using var place = await places.TakeAsync(token);
        return await TextVerdict.OfAsync(command, [new(DraftPart.Body, command.Text)], context, session, token);
    }
}
