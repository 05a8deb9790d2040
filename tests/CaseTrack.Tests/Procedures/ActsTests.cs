namespace CaseTrack.Tests.Procedures;

/// <summary>What asks decisions in tests asks them whole.</summary>
public sealed class ActsTests
{
    [Fact]
    public void A_parameter_without_a_value_is_named_and_not_left_out()
    {
        var method = typeof(string).GetMethod(nameof(string.IndexOf), [typeof(char), typeof(int)])!;
        Acts.Values(method, ['a', 'b', 1]).ShouldBe(['b', 1]);
        Should.Throw<InvalidOperationException>(() => Acts.Values(method, ['a'])).Message.ShouldBe(
            "String.IndexOf asks for Int32 startIndex, and no value of that type is known here.");
    }
}
