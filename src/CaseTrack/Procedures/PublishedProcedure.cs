namespace CaseTrack.Procedures;

/// <summary>状态机. A procedure as published.</summary>
public sealed record PublishedProcedure(
    string Kind, string Chinese, string English, IReadOnlyList<PublishedStage> Stages, IReadOnlyList<PublishedAct> Acts);

/// <summary>A stage as published.</summary>
public sealed record PublishedStage(string Name, string Chinese, string English);

/// <summary>A condition as published: the refusal a person gets when it does not hold.</summary>
public sealed record PublishedCondition(string Refusal, string Chinese, string English, string Basis);

/// <summary>An act as published.</summary>
public sealed record PublishedAct(
    string Act, string Chinese, string English, string Basis, IReadOnlyList<string> From, IReadOnlyList<string> To,
    IReadOnlyList<PublishedCondition> Conditions);
