using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Boxyard.Jobs;

/// <summary>
/// The fields of a submitted job, read with their expected kinds. Gathers every mistake; a field that has one reads as
/// null.
/// </summary>
internal sealed class JobFields(JsonObject job)
{
    private readonly ImmutableArray<JobError>.Builder _errors = ImmutableArray.CreateBuilder<JobError>();

    public ImmutableArray<JobError> Errors => _errors.ToImmutable();

    /// <summary>Whether the field has a value, right or wrong. Null and the empty text are none.</summary>
    public bool Has(string field) =>
        job[field] is { } node && !(node is JsonValue value && value.TryGetValue(out string? text) && text.Length == 0);

    public JsonNode? Node(string field) => job[field];

    public void Set(string field, JsonNode? value) => job[field] = value;

    public void Remove(string field) => job.Remove(field);

    public void Fail(string field, string message) => _errors.Add(new JobError { Field = field, Message = message });

    /// <summary>A text; a number counts as the digits that were written.</summary>
    public string? Text(string field)
    {
        if (!Has(field))
        {
            return null;
        }

        var node = job[field]!;
        switch (node.GetValueKind())
        {
            case JsonValueKind.String:
                return node.GetValue<string>();
            case JsonValueKind.Number:
                return node.ToJsonString();
            default:
                Fail(field, $"'{field}' is {DescribeKind(node)}; it must be text. Write it as `{field}: \"...\"`.");
                return null;
        }
    }

    /// <summary>A text that ends in a path or in a queue's name.</summary>
    public string? Name(string field)
    {
        var text = Text(field);
        var problem = text is null ? null : SafeName.FindProblem(text);
        if (problem is null)
        {
            return text;
        }

        Fail(field, $"'{field}' {problem}");
        return null;
    }

    /// <summary>A whole number, also when it was written as text.</summary>
    public int? Integer(string field, int min, int max)
    {
        if (!Has(field))
        {
            return null;
        }

        var node = job[field]!;
        if (node is JsonValue
            && int.TryParse(
                ScalarText(node), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= min
            && number <= max)
        {
            return number;
        }

        Fail(field, $"'{field}' is {DescribeValue(node)}; it must be a whole number from {min} to {max}.");
        return null;
    }

    /// <summary>Text, number, true or false as text.</summary>
    public static string ScalarText(JsonNode scalar) =>
        scalar.GetValueKind() == JsonValueKind.String ? scalar.GetValue<string>() : scalar.ToJsonString();

    public static string DescribeKind(JsonNode? node) => node switch
    {
        null => "empty",
        JsonObject => "an object",
        JsonArray => "a list",
        _ when node.GetValueKind() == JsonValueKind.String => "a text",
        _ when node.GetValueKind() == JsonValueKind.Number => "a number",
        _ => "true or false",
    };

    public static string DescribeValue(JsonNode node)
    {
        if (node is not JsonValue)
        {
            return DescribeKind(node);
        }

        var text = ScalarText(node);
        return text.Length <= 40 ? $"'{text}'" : $"'{text[..40]}...'";
    }
}
