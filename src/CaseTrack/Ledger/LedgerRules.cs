using FluentValidation.Results;

namespace CaseTrack.Ledger;

/// <summary>What an entry of a kind must and may say.</summary>
public static class LedgerRules
{
    public static void Check(LedgerKind? kind, LedgerContent content, Action<ValidationFailure> fail)
    {
        if (kind is null)
        {
            return;
        }

        foreach (var measure in kind.Measures)
        {
            var pointer = $"Measures.{measure.Code}";
            if (!content.Measures.TryGetValue(measure.Code, out var amount))
            {
                if (!measure.Optional)
                {
                    Fail(pointer, "required", $"{measure.Chinese} required");
                }
            }
            else if (amount < 0 || amount > measure.Largest)
            {
                Fail(pointer, "range", $"{measure.Chinese}: 0–{measure.Largest}");
            }
            else if (measure.AtMost is { } other && amount > content.Measures.GetValueOrDefault(other))
            {
                Fail(pointer, "at-most", $"{measure.Chinese} ≤ {kind.Measures.First(x => x.Code == other).Chinese}");
            }
        }

        foreach (var unknown in content.Measures.Keys.Except(kind.Measures.Select(x => x.Code)))
        {
            Fail($"Measures.{unknown}", "unknown-code", $"{kind.Code}: {unknown}?");
        }

        if (kind.Categories is null ? content.Category is not null : !kind.Categories.Contains(content.Category))
        {
            Fail("Category", "unknown-code", $"{kind.Code}: {string.Join(", ", kind.Categories ?? [])}");
        }

        foreach (var list in kind.Subjects ?? [])
        {
            if (content.Subjects?.GetValueOrDefault(list.Code) is not { Count: > 0 } named || named.Distinct().Count() != named.Count
                || named.Any(x => x.Length is 0 or > 100))
            {
                Fail($"Subjects.{list.Code}", "subjects", $"{list.Chinese} ≥ 1, distinct");
            }
        }

        foreach (var unknown in (content.Subjects?.Keys ?? []).Except((kind.Subjects ?? []).Select(x => x.Code)))
        {
            Fail($"Subjects.{unknown}", "unknown-code", $"{kind.Code}: {unknown}?");
        }

        if (content.Text?.Length > 500)
        {
            Fail("Text", "too-long", "≤ 500");
        }

        void Fail(string property, string code, string message) => fail(new ValidationFailure(property, message) { ErrorCode = code });
    }
}
