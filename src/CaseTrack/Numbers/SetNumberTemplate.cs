using CaseTrack.Access;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Numbers;

/// <summary>规定文号模板.</summary>
/// <param name="Id">Made by the client (UUID v7).</param>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Document">The kind of document.</param>
/// <param name="Template">模板; with <c>{unit}</c> each office with a short name has a series of its own, and the others go on in the
/// district's.</param>
/// <param name="InForceFrom">施行日: documents of this day and later are numbered by it.</param>
public sealed record SetNumberTemplate(Guid Id, DateOnly OccurredOn, string Document, string Template, DateOnly InForceFrom) : IDated
{
    public sealed class Validator : DatedValidator<SetNumberTemplate>
    {
        public Validator()
        {
            RuleFor(x => x.Id).NotEmpty();
            RuleFor(x => x.Document).Must(x => NumberTemplates.Shipped.All.Any(y => y.Document == x)).WithErrorCode("unknown-code");
            RuleFor(x => x.Template).NotEmpty().MaximumLength(60).Must(NumberTemplate.IsTemplate).WithErrorCode("unreadable");
            RuleFor(x => x.InForceFrom).IsBusinessDate();
        }
    }

    /// <summary>As numbers are written.</summary>
    public NumberTemplate Wanted => NumberTemplates.Shipped.All.First(x => x.Document == Document) with
    {
        Scope = NumberTemplate.ScopeOf(Template),
        Template = Template,
        From = InForceFrom,
    };
}

public static class SetNumberTemplateEndpoint
{
    public static Task<NumbersGiven> LoadAsync(
        SetNumberTemplate command, IQuerySession session, NumberTemplates templates, CancellationToken token) =>
        NumbersGiven.ReadAsync(command.Wanted, session, templates, token);

    public static ProblemDetails Validate(SetNumberTemplate command, NumbersGiven given, Today today)
    {
        var wanted = command.Wanted;
        var stands = given.Templates.All.Any(x => (x.Document, x.Scope, x.From) == (wanted.Document, wanted.Scope, wanted.From));
        var (same, ahead) = (given.SameAs(wanted), given.IsAheadOf(wanted));
        return Rules.Require(
            (command.OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"),
            (!stands, NumberRefusals.RuleStands, "/inForceFrom"),
            (command.InForceFrom >= today.Date || !given.DrawnSince(wanted), NumberRefusals.AlreadyDrawn, "/inForceFrom"),
            (same is null, NumberRefusals.SameAs(same?.Template ?? wanted, same?.Example ?? ""), "/template"),
            (!ahead, NumberRefusals.WouldRepeat, "/template"));
    }

    /// <summary>规定文号模板: documents of that day and later are numbered by it, and what has been numbered stays. Refused where it would
    /// come to a number that is another document's.</summary>
    [WolverinePost("/api/v1/number-templates")]
    public static (Created, IStartStream) Post(SetNumberTemplate command, HttpContext context) => (
        Created.At(command.Id, $"/api/v1/number-templates/{command.Id}"),
        MartenOps.StartStream<NumberTemplateRule>(command.Id, new NumberTemplateSet(
            command.OccurredOn, command.Document, command.Template, command.InForceFrom, Viewer.Of(context).Caller.Name)));
}
