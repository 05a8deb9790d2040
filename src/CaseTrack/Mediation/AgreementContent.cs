namespace CaseTrack.Mediation;

/// <summary>协议内容, without personal data. 人民调解法 §29.</summary>
/// <param name="Facts">纠纷的主要事实、争议事项及各方责任.</param>
/// <param name="Terms">协议的内容.</param>
/// <param name="Manner">履行的方式.</param>
/// <param name="Signed">当事人签名盖章、调解员签名、加盖调委会印章.</param>
public sealed record AgreementContent(string Facts, string Terms, string Manner, bool Signed);
