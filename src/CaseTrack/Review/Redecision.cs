using System.Linq.Expressions;
using System.Text.Json.Serialization;
using Marten;

namespace CaseTrack.Review;

/// <summary>重新审理后的结果.</summary>
public sealed record Redecision(DateOnly On, string Decision);
