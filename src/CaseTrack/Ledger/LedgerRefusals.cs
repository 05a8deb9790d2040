namespace CaseTrack.Ledger;

/// <summary>工作台账: every reason for "no".</summary>
public static class LedgerRefusals
{
    public static readonly Refusal Voided = new("ledger.voided", "台账已作废", "The entry is void", "更正规则");

    public static readonly Refusal NotOfItsKind = new("ledger.not-of-its-kind",
        "更正后的内容不符合该台账种类", "After this correction the entry would not be of its kind", "业务口径");
}
