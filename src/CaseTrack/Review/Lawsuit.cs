using System.Linq.Expressions;
using System.Text.Json.Serialization;
using Marten;

namespace CaseTrack.Review;

/// <summary>诉讼. 行政诉讼法 §§26, 45.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Instance">审级.</param>
/// <param name="Standing">应诉身份.</param>
/// <param name="CaseNumber">法院案号.</param>
/// <param name="AppealOf">原审.</param>
public sealed record Lawsuit(Guid Id, string Instance, string Standing, string? CaseNumber = null, Guid? AppealOf = null);
