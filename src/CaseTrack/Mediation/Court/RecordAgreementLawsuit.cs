namespace CaseTrack.Mediation.Court;

/// <summary>协议争议起诉. 人民调解法 §32.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Court">法院.</param>
/// <param name="CourtNumber">案号.</param>
public sealed record RecordAgreementLawsuit(DateOnly OccurredOn, string Court, string? CourtNumber = null) : IDated
{
    public sealed class Validator : DatedValidator<RecordAgreementLawsuit>
    {
        public Validator()
        {
            RuleFor(x => x.Court).NotEmpty().MaximumLength(100);
            RuleFor(x => x.CourtNumber).MaximumLength(100);
        }
    }
}

public static class RecordAgreementLawsuitEndpoint
{
    public static ProblemDetails Validate(RecordAgreementLawsuit command, MediationCase mediation, Today today) =>
        MediationProcedure.AgreementLawsuit.Allows(mediation, command.OccurredOn, today,
            mediation.Dossier.OnceADay<AgreementSued>(command.OccurredOn),
            command.CourtNumber is { } number ? mediation.Dossier.OnceNumbered<AgreementSued>(number, "/courtNumber") : (true, Once.Recorded));

    /// <summary>协议争议起诉.</summary>
    [WolverinePost("/api/v1/mediation-cases/{id}/agreement-lawsuit")]
    public static (Recorded, AgreementSued) Post(RecordAgreementLawsuit command, [WriteAggregate] MediationCase mediation) =>
        (Recorded.After(mediation), new(command.OccurredOn, command.Court, command.CourtNumber));
}
