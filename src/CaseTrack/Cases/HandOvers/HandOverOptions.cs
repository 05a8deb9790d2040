namespace CaseTrack.Cases.HandOvers;

/// <summary>移送的设置, section <c>HandOvers</c>.</summary>
public sealed class HandOverOptions
{
    public const string Section = "HandOvers";

    /// <summary>Working days within which a hand-over is to be answered; of supervision files the rules on terms say it.</summary>
    public int AnswerDays { get; set; } = 10;

    /// <exception cref="InvalidOperationException">A value makes no sense; the message names it.</exception>
    public HandOverOptions Checked() => AnswerDays is >= 1 and <= 365 ? this
        : throw new InvalidOperationException($"{Section}: 超出范围 (out of range): AnswerDays 1–365.");
}
