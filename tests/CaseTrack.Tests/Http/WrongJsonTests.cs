using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using CaseTrack.Http;
using CaseTrack.Mediation.Intake;
using CaseTrack.Mediation.Outcome;

namespace CaseTrack.Tests.Http;

/// <summary>What cannot be read: the field, what came and what is expected.</summary>
public sealed class WrongJsonTests
{
    private static readonly JsonSerializerOptions Json = Options();

    [Theory]
    [InlineData("""{"occurredOn":"2026/11/27"}""", "/occurredOn", "wrong-value", "\"2026/11/27\"", "2026-11-27")]
    [InlineData("""{"occurredOn":"2026-11-27","people":"three"}""", "/people", "wrong-value", "\"three\"", "whole number")]
    [InlineData("""{"id":"7"}""", "/id", "wrong-value", "\"7\"", "UUID")]
    [InlineData("""{"parties":{}}""", "/parties", "wrong-value", "{}", "list")]
    [InlineData("""{"parties":[{"id":1}]}""", "/parties/0/id", "wrong-value", "1", "UUID")]
    [InlineData("""{"comittee":"tw"}""", "/comittee", "unknown-field", "comittee", "committee")]
    [InlineData("""{"source":5}""", "/source", "wrong-value", "5", "text")]
    [InlineData("""{"stillEntering":"yes"}""", "/stillEntering", "wrong-value", "\"yes\"", "true or false")]
    [InlineData("""{"id":""", "", "malformed", "line 1", "byte")]
    [InlineData("[]", "", "wrong-value", "[]", "object")]
    public void The_answer_names_the_field_what_came_and_what_is_expected(
        string body, string pointer, string code, string came, string expected)
    {
        CultureInfo.CurrentUICulture = new("en");
        var error = WrongJson.Find(Encoding.UTF8.GetBytes(body), typeof(RegisterMediation), Json).ShouldNotBeNull();
        (error.Pointer, error.Code).ShouldBe((pointer, code), error.Detail);
        error.Detail.ShouldContain(came);
        error.Detail.ShouldContain(expected);
        CultureInfo.CurrentUICulture = new("zh-CN");
        WrongJson.Find(Encoding.UTF8.GetBytes(body), typeof(RegisterMediation), Json)!.Detail.Any(x => x > 0x2E80).ShouldBeTrue();
    }

    [Fact]
    public void Codes_that_there_are_not_are_answered_with_those_there_are()
    {
        CultureInfo.CurrentUICulture = new("en");
        var error = WrongJson.Find("""{"occurredOn":"2026-11-27","form":"spoken"}"""u8.ToArray(), typeof(ReachAgreement), Json)!;
        (error.Pointer, error.Detail).ShouldBe(("/form", "\"spoken\" came; expected is one of oral, written"));
    }

    private static JsonSerializerOptions Options()
    {
        var json = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        Wire.Apply(json);
        json.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        json.MakeReadOnly(populateMissingResolver: true);
        return json;
    }
}
