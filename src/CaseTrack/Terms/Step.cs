namespace CaseTrack.Terms;

/// <summary>步骤. What a clock needs to know of an event: its name, its day, and what it says about time.</summary>
/// <param name="Event">The event's name, e.g. <c>review-accepted</c>.</param>
/// <param name="On">业务日期.</param>
/// <param name="Ref">What it is about where several run side by side: one letter, one lawsuit.</param>
/// <param name="Tag">The code that decides whether a rule applies: the ground of a suspension, the kind of an instrument.</param>
/// <param name="Days">Days it grants, where a person sets them: an extension, a period for papers.</param>
/// <param name="Until">The last day it sets, where a person sets one.</param>
/// <param name="Quantity">People or things it is about.</param>
/// <param name="Id">标识 of its own, where it was given one to be told from another of its day.</param>
/// <param name="Party">Whose step it is, where each party has their own: whom a decision was served on, who sued.</param>
public sealed record Step(
    string Event, DateOnly On, string? Ref = null, string? Tag = null, int? Days = null, DateOnly? Until = null, int? Quantity = null,
    Guid? Id = null, string? Party = null);
