using CaseTrack.Mediation;
using CaseTrack.Review;
using CaseTrack.Supervision;

namespace CaseTrack.Notifications;

/// <summary>Who is told of something that happened.</summary>
public enum Audiences
{
    /// <summary>Those whom it names, as long as they are in charge.</summary>
    Named = 1,

    /// <summary>Whoever is in charge, else the unit whose job it is.</summary>
    InCharge,

    /// <summary>The desk it was handed over to.</summary>
    Receivers,
}

/// <summary>What happened, as far as somebody is told of it.</summary>
/// <param name="Kind">提醒种类.</param>
/// <param name="Audience">Who.</param>
/// <param name="Chinese">What it is called.</param>
/// <param name="English">The same in English.</param>
/// <param name="Names">Those it names: user names, or the kind of case it was handed over to.</param>
public sealed record NotifiedEvent(
    NotificationKind Kind, Audiences Audience, string Chinese, string English, params IReadOnlyList<string> Names);

/// <summary>Which events people are told of.</summary>
public static class NotifiedEvents
{
    /// <summary>Null for what nobody is told of.</summary>
    public static NotifiedEvent? Of(object happened) =>
        Assigned(happened) ?? HandedOver(happened) ?? Answered(happened) ?? Silence(happened);

    private static NotifiedEvent? Assigned(object happened)
    {
        IReadOnlyList<string>? names = happened switch
        {
            OfficerAssigned<ReviewApplication> e => [e.Officer],
            OfficerAssigned<SupervisionFile> e => [e.Officer],
            MediationAccepted { Mediators: { Count: > 0 } given } => given,
            MediatorAssigned e => [e.Mediator],
            MediatorChanged e => [e.To],
            _ => null,
        };
        return names is null ? null : new(NotificationKind.Assigned, Audiences.Named, "交由您办理", "Given to you", names);
    }

    private static NotifiedEvent? HandedOver(object happened)
    {
        var to = happened switch
        {
            HandOverSent<MediationCase> e => e.To,
            HandOverSent<ReviewApplication> e => e.To,
            HandOverSent<SupervisionFile> e => e.To,
            _ => null,
        };
        return RecordKind.Cases.Any(x => x.Name == to)
            ? new(NotificationKind.HandedOver, Audiences.Receivers, "移送到本单位", "Handed over to your desk", to!)
            : happened is MediationTransferred
                ? new(NotificationKind.HandedOver, Audiences.InCharge, "移交到本调委会", "Transferred to your committee") : null;
    }

    private static NotifiedEvent? Answered(object happened)
    {
        (string, string)? said = happened switch
        {
            AnswerReceived => ("被申请人已答复", "The respondent has answered"),
            RuleMakerAnswered => ("制定机关已答复", "The rule-maker has answered"),
            LetterAnswered => ("意见书、建议书已反馈", "The letter has been answered"),
            ConfirmationAnswered => ("法院已答复司法确认申请", "The court has answered"),
            RectificationReported => ("整改已反馈", "Rectification has been reported"),
            HandOverAnswered or HandOverReturned<MediationCase> or HandOverReturned<ReviewApplication>
                or HandOverReturned<SupervisionFile> => ("移送已回告", "The hand-over has been answered"),
            _ => null,
        };
        return said is var (chinese, english) ? new(NotificationKind.Answered, Audiences.InCharge, chinese, english) : null;
    }

    private static NotifiedEvent? Silence(object happened)
    {
        (string, string)? said = happened switch
        {
            ReviewAccepted { Deemed: true } => ("视为受理", "Deemed accepted"),
            ReviewAbandoned => ("视为放弃申请", "Deemed abandoned"),
            AnswerOverdue => ("被申请人逾期未答复", "The respondent did not answer in time"),
            ReviewTerminated { Ground: TerminationGround.SixtyDaysSuspended } => ("中止满六十日，已终止", "Terminated after sixty days suspended"),
            TermLapsed<MediationCase> or TermLapsed<ReviewApplication> or TermLapsed<SupervisionFile> => ("期限届满失权", "A right has lapsed"),
            _ => null,
        };
        return said is var (chinese, english) ? new(NotificationKind.Silence, Audiences.InCharge, chinese, english) : null;
    }
}
