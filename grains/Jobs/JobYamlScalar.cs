using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Boxyard.Jobs;

/// <summary>
/// Decides what a YAML scalar is. Only plain ones become numbers, booleans or null; what could be an identifier stays
/// text: `0x10`, `010`, `1e3`, `1_000`, `1.2.3`, dates, and yes/no/on/off.
/// </summary>
internal static partial class JobYamlScalar
{
    private const string TagPrefix = "tag:yaml.org,2002:";

    public static JsonNode? ToNode(Scalar scalar, JobTextBudget budget)
    {
        if (scalar.Tag.IsEmpty)
        {
            return scalar.IsPlainImplicit && scalar.Style == ScalarStyle.Plain
                ? FromPlain(scalar.Value)
                : JsonValue.Create(scalar.Value);
        }

        if (scalar.Tag.IsNonSpecific)
        {
            return JsonValue.Create(scalar.Value);
        }

        return FromTagged(scalar, budget);
    }

    public static void CheckTag(TagName tag, string expected, JobTextBudget budget)
    {
        if (!tag.IsEmpty && !tag.IsNonSpecific && tag.Value != expected)
        {
            throw budget.Failure($"The tag {tag.Value} is not supported. Remove it.");
        }
    }

    private static JsonNode? FromTagged(Scalar scalar, JobTextBudget budget)
    {
        var plain = FromPlain(scalar.Value);
        var kind = plain?.GetValueKind() ?? JsonValueKind.Null;
        var name = scalar.Tag.Value.StartsWith(TagPrefix, StringComparison.Ordinal)
            ? scalar.Tag.Value[TagPrefix.Length..]
            : "";
        var fits = name switch
        {
            "str" => true,
            "null" => kind == JsonValueKind.Null,
            "bool" => kind is JsonValueKind.True or JsonValueKind.False,
            "int" => kind == JsonValueKind.Number && !scalar.Value.Contains('.'),
            "float" => kind == JsonValueKind.Number,
            _ => throw budget.Failure($"The tag {scalar.Tag.Value} is not supported. Remove it."),
        };
        if (!fits)
        {
            throw budget.Failure($"The value is not what its tag !!{name} says. Remove the tag or correct the value.");
        }

        return name == "str" ? JsonValue.Create(scalar.Value) : plain;
    }

    private static JsonNode? FromPlain(string value) => value switch
    {
        "" or "~" or "null" or "Null" or "NULL" => null,
        "true" or "True" or "TRUE" => JsonValue.Create(true),
        "false" or "False" or "FALSE" => JsonValue.Create(false),
        _ => FromNumber(value) ?? JsonValue.Create(value),
    };

    /// <summary>
    /// The digits stay as they were written: a version `22.10` is not 22.1, and a large integer is not rounded.
    /// </summary>
    private static JsonNode? FromNumber(string value)
    {
        if (!char.IsAsciiDigit(value[0]) && value[0] is not ('-' or '+' or '.'))
        {
            return null;
        }

        var number = Number().Match(value);
        if (!number.Success)
        {
            return null;
        }

        var whole = number.Groups["whole"].Value;
        var fraction = number.Groups["fraction"].Value;
        if (whole.Length + fraction.Length == 0)
        {
            return null;
        }

        var point = number.Groups["point"].Success ? "." + (fraction.Length == 0 ? "0" : fraction) : "";
        var sign = number.Groups["sign"].Value == "-" ? "-" : "";
        return JsonNode.Parse($"{sign}{(whole.Length == 0 ? "0" : whole)}{point}{number.Groups["exponent"].Value}");
    }

    [GeneratedRegex(
        @"^(?<sign>[-+]?)(?<whole>0|[1-9][0-9]*)?((?<point>\.)(?<fraction>[0-9]*)(?<exponent>[eE][-+]?[0-9]{1,3})?)?\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();
}
