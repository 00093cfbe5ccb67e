using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Boxyard.Jobs;

/// <summary>
/// Reads `secrets: {NAME: value}` of a submitted job and takes it out of the spec. No mistake shows a value.
/// </summary>
internal static partial class SecretsField
{
    public const string Name = "secrets";

    private const int MaxCount = 50;
    private const int MaxLength = 64 * 1024;
    private const string Example = "such as `secrets: {REGISTRY_PASSWORD: \"...\"}`";

    public static ImmutableSortedDictionary<string, string> Read(JobFields fields)
    {
        var none = ImmutableSortedDictionary<string, string>.Empty;
        var node = fields.Node(Name);
        fields.Remove(Name);
        if (node is null)
        {
            return none;
        }

        if (node is not JsonObject sent)
        {
            fields.Fail(Name, $"'{Name}' is {JobFields.DescribeKind(node)}; it must be an object, {Example}.");
            return none;
        }

        if (sent.Count > MaxCount || sent.Sum(secret => LengthOf(secret.Value)) > MaxLength)
        {
            fields.Fail(
                Name, $"'{Name}' may have {MaxCount} names, and values of {MaxLength} characters in all. Send less.");
            return none;
        }

        var secrets = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in sent)
        {
            if (FindProblem(name, value) is { } problem)
            {
                fields.Fail($"{Name}.{ShortText.Cut(name, 50)}", $"'{Name}.{ShortText.Cut(name, 50)}' {problem}");
            }
            else
            {
                secrets.Add(name, JobFields.ScalarText(value!));
            }
        }

        return secrets.ToImmutable();
    }

    private static int LengthOf(JsonNode? value) => value is JsonValue ? JobFields.ScalarText(value).Length : 0;

    private static string? FindProblem(string name, JsonNode? value) =>
        !VariableName().IsMatch(name)
            ? "is no name of a variable: letters, digits and underscores, at most 100, no digit first."
            : name == "attempt_token" ? "is the scheduler's own name. Choose another."
            : value is not JsonValue scalar ? $"is {JobFields.DescribeKind(value)}; it must be text."
            : JobFields.ScalarText(scalar).Contains('\0', StringComparison.Ordinal)
                ? "has a NUL in its value, which no variable can hold."
                : null;

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_]{0,99}\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex VariableName();
}
