using System.Collections.Concurrent;
using System.Text.Json;

namespace CaseTrack.Records;

/// <summary>The name of an event in histories, time limits and storage: <c>review-accepted</c>.</summary>
public static class EventName
{
    private static readonly ConcurrentDictionary<Type, string> Names = new();

    public static string Of(ICaseEvent happened) => Of(happened.GetType());

    /// <summary>The name of an event type the compiler knows.</summary>
    public static string Of<TEvent>() where TEvent : ICaseEvent => Known<TEvent>.Name;

    /// <summary>An event that every kind of case knows has the same name in each.</summary>
    public static string Of(Type type) => Names.GetOrAdd(type, x => JsonNamingPolicy.KebabCaseLower.ConvertName(Plain(x)));

    /// <summary>The name in storage, which must tell the kinds apart: <c>party_joined_mediation_case</c>.</summary>
    public static string Stored(Type type) => JsonNamingPolicy.SnakeCaseLower.ConvertName(
        type.IsGenericType ? $"{Plain(type)}{type.GetGenericArguments()[0].Name}" : type.Name);

    private static class Known<TEvent>
    {
        public static readonly string Name = Of(typeof(TEvent));
    }

    private static string Plain(Type type) =>
        type.IsGenericType ? type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)] : type.Name;
}
