using CaseTrack.Http;
using Marten;

namespace CaseTrack.Releases;

/// <summary>核验一份导出的发布.</summary>
/// <param name="Release">The file.</param>
/// <param name="TrustedKey">The id of a key the caller trusts besides the service's own, as published by the office.</param>
[UncheckedText(UncheckedTextAttribute.Forgotten)]
public sealed record VerifyRelease(ExportedRelease Release, string? TrustedKey = null)
{
    public sealed class Validator : AbstractValidator<VerifyRelease>
    {
        public Validator()
        {
            RuleFor(x => x.Release).NotNull();
            RuleFor(x => x.TrustedKey).MaximumLength(100);
            When(x => x.Release is not null, () =>
            {
                RuleFor(x => x.Release.Content).NotNull();
                RuleFor(x => x.Release.Signature).NotEmpty().MaximumLength(1000);
                RuleFor(x => x.Release.PublicKey).NotEmpty().MaximumLength(1000);
            });
            When(x => x.Release?.Content is not null, () =>
            {
                RuleFor(x => x.Release.Content.From).GreaterThanOrEqualTo(new DateOnly(1949, 1, 1));
                RuleFor(x => x.Release.Content.Figures).NotNull();
                RuleForEach(x => x.Release.Content.Figures).NotNull().Must(x => x?.Says is null or { Footnotes: not null })
                    .Saying("footnotes", "指标说明须有脚注列表", "What a figure says has a list of footnotes").Must(x => x is not { Code: null })
                    .Saying("unknown-code", "指标须有代码", "A figure has a code");
            });
        }
    }
}

public static class VerifyReleaseEndpoint
{
    /// <summary>核验: signature, key, and the figures computed again.</summary>
    [WolverinePost("/api/v1/release-verifications")]
    public static Task<ReleaseVerdict> Post(VerifyRelease command, IQuerySession session, SigningKey key, CancellationToken token) =>
        ReleaseProof.CheckAsync(command.Release, session, key, command.TrustedKey, token);
}
