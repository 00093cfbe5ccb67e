using System.Collections.Immutable;
using System.Text.Json;
using Boxyard.Jobs;

namespace Boxyard.Testboxes;

/// <summary>
/// The parameters of a box's call, by name. What no database text may hold (NUL) is replaced, what is longer than any
/// box sends is cut: the caller is a shell script that could not do anything about an error.
/// </summary>
internal sealed record BoxCall
{
    /// <summary>What the server takes as a request line, so that nothing is cut silently.</summary>
    private const int MaxValueLength = 8192;

    public required ImmutableDictionary<string, string> Values { get; init; }

    public static BoxCall From(HttpRequest request)
    {
        var values = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (name, sent) in request.Query)
        {
            values[Clean(name)] = Clean(sent.ToString());
        }

        return new BoxCall { Values = values.ToImmutable() };
    }

    /// <summary>
    /// The members of a JSON object, texts and numbers alike; of what is none, a text `body` that tells what was sent.
    /// </summary>
    public static BoxCall FromJson(ReadOnlySpan<byte> body)
    {
        var values = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        try
        {
            foreach (var (name, value) in JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(body) ?? [])
            {
                values[Clean(name)] = Clean(value.ToString());
            }
        }
        catch (JsonException)
        {
            values["body"] = Clean(System.Text.Encoding.UTF8.GetString(body));
        }

        return new BoxCall { Values = values.ToImmutable() };
    }

    /// <summary>Null when it was not sent, or empty.</summary>
    public string? Find(string name) => Values.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;

    private static string Clean(string text) =>
        ShortText.Cut(text, MaxValueLength).Replace('\0', '\uFFFD');
}
