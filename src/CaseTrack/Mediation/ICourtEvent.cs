namespace CaseTrack.Mediation;

/// <summary>与法院、移送单位之间. What passes between the committee, the court and whoever sent the case.</summary>
public interface ICourtEvent : IMediationEvent;

/// <summary>已申请司法确认. 人民调解法 §33；民事诉讼法 §205.</summary>
public sealed record ConfirmationApplied(DateOnly OccurredOn, string Court, bool Jointly) : ICourtEvent;

/// <summary>法院已答复. 最高法司法确认规定(2011) §4.</summary>
[TagOf("confirmationAnswer")]
public sealed record ConfirmationAnswered(DateOnly OccurredOn, string Answer, string? CourtNumber) : ICourtEvent
{
    string? ICaseEvent.Tag => Answer;
}

/// <summary>司法确认已有结果. 民事诉讼法 §206.</summary>
public sealed record ConfirmationDecided(DateOnly OccurredOn, string Result, string? CourtNumber) : ICourtEvent
{
    string? ICaseEvent.Tag => Result;
}

/// <summary>协议已被起诉. 人民调解法 §32.</summary>
public sealed record AgreementSued(DateOnly OccurredOn, string Court, string? CourtNumber) : ICourtEvent
{
    string? ICaseEvent.Ref => CourtNumber;
}

/// <summary>协议诉讼已裁判. 人民调解法 §32.</summary>
public sealed record AgreementJudged(DateOnly OccurredOn, string Outcome) : ICourtEvent
{
    string? ICaseEvent.Tag => Outcome;
}

/// <summary>已反馈移送单位. 特邀调解规定 §26；业务口径.</summary>
public sealed record ReferralAnswered(DateOnly OccurredOn, string Result) : ICourtEvent
{
    string? ICaseEvent.Tag => Result;
}
