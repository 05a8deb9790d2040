namespace CaseTrack.Procedures;

/// <summary>可办事项. An act that is possible now for whoever asks, and what it still needs.</summary>
/// <param name="Act">The noun of its path.</param>
/// <param name="Chinese">What a clerk calls it.</param>
/// <param name="English">The same in English.</param>
/// <param name="NotBefore">The earliest business day it can have.</param>
/// <param name="Needs">The fields without which it is refused.</param>
public sealed record OpenAct(string Act, string? Chinese, string? English, DateOnly? NotBefore, IReadOnlyList<Need> Needs);

/// <summary>待填. A field an act needs.</summary>
/// <param name="Pointer">JSON Pointer to the field.</param>
/// <param name="OneOf">What of the record it names, where it names one.</param>
public sealed record Need(string Pointer, IReadOnlyList<string>? OneOf = null);

/// <summary>暂不能办事项. An act of this stage that something keeps everybody from.</summary>
/// <param name="Act">The noun of its path.</param>
/// <param name="Chinese">What a clerk calls it.</param>
/// <param name="English">The same in English.</param>
/// <param name="Refusal">The code of the refusal one would get.</param>
/// <param name="WhyChinese">Why.</param>
/// <param name="WhyEnglish">The same in English.</param>
public sealed record HeldAct(string Act, string? Chinese, string? English, string Refusal, string WhyChinese, string WhyEnglish)
{
    public static HeldAct Of(OpenAct act, Refusal why) => new(act.Act, act.Chinese, act.English, why.Code, why.Chinese, why.English);
}
