namespace CaseTrack.Notifications;

/// <summary>提醒种类.</summary>
public enum NotificationKind
{
    /// <summary>期限将届满.</summary>
    Due = 1,

    /// <summary>期限已逾期.</summary>
    Overdue,

    /// <summary>案件交由本人办理.</summary>
    Assigned,

    /// <summary>案件移送、移交到本单位.</summary>
    HandedOver,

    /// <summary>对方已答复、回告、反馈.</summary>
    Answered,

    /// <summary>期满依法产生后果.</summary>
    Silence,
}
