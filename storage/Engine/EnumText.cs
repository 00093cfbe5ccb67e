using System.Collections.Frozen;
using System.Text.Json;

namespace Boxyard.Storage;

/// <summary>
/// Enums as stored: snake_case text, so that rows can be read by people and members can be reordered.
/// </summary>
internal static class EnumText
{
    public static string Of<TEnum>(TEnum value)
        where TEnum : struct, Enum => Names<TEnum>.Texts[value];

    public static string? Of<TEnum>(TEnum? value)
        where TEnum : struct, Enum => value is null ? null : Of(value.Value);

    public static TEnum Parse<TEnum>(string text)
        where TEnum : struct, Enum =>
        Names<TEnum>.Values.TryGetValue(text, out var value)
            ? value
            : throw new StoreException(
                $"The database holds '{text}', which is no {typeof(TEnum).Name}. Was it written by a newer binary?");

    private static class Names<TEnum>
        where TEnum : struct, Enum
    {
        public static readonly FrozenDictionary<TEnum, string> Texts =
            Enum.GetValues<TEnum>()
                .ToFrozenDictionary(
                    value => value, value => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()));

        public static readonly FrozenDictionary<string, TEnum> Values = Texts
            .ToFrozenDictionary(pair => pair.Value, pair => pair.Key);
    }
}
