using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Boxyard.Cli.Submissions;

/// <summary>
/// Writes a job as YAML, one field a line. A plain scalar that may be more than a text stays plain, so that the silo
/// reads it as it would have read the file; all other texts are quoted.
/// </summary>
internal static partial class FlowText
{
    private const string TextTag = "tag:yaml.org,2002:str";

    public static string Of(YamlMappingNode job)
    {
        var text = new StringBuilder();
        foreach (var (key, value) in job.Children)
        {
            Append(text, key);
            text.Append(':');
            if (value is YamlScalarNode { Style: ScalarStyle.Literal, Value: { } lines } && IsSimpleBlock(lines))
            {
                text.Append(" |\n  ").Append(lines.TrimEnd('\n').Replace("\n", "\n  ", StringComparison.Ordinal));
            }
            else
            {
                text.Append(' ');
                Append(text, value);
            }

            text.Append('\n');
        }

        return job.Children.Count == 0 ? "{}\n" : text.ToString();
    }

    /// <summary>A scalar as people read it; anything else as it is sent.</summary>
    public static string Show(YamlNode node)
    {
        if (node is YamlScalarNode scalar)
        {
            return scalar.Value ?? "";
        }

        var text = new StringBuilder();
        Append(text, node);
        return text.ToString();
    }

    private static void Append(StringBuilder text, YamlNode node)
    {
        switch (node)
        {
            case YamlMappingNode mapping:
                AppendAll(text, '{', mapping.Children, '}', (field, into) =>
                {
                    Append(into, field.Key);
                    into.Append(": ");
                    Append(into, field.Value);
                });
                break;
            case YamlSequenceNode list:
                AppendAll(text, '[', list.Children, ']', (item, into) => Append(into, item));
                break;
            default:
                AppendScalar(text, (YamlScalarNode)node);
                break;
        }
    }

    private static void AppendAll<T>(
        StringBuilder text, char open, IEnumerable<T> items, char close, Action<T, StringBuilder> append)
    {
        text.Append(open);
        var isFirst = true;
        foreach (var item in items)
        {
            text.Append(isFirst ? "" : ", ");
            append(item, text);
            isFirst = false;
        }

        text.Append(close);
    }

    private static void AppendScalar(StringBuilder text, YamlScalarNode scalar)
    {
        var value = scalar.Value ?? "";
        var isText = scalar.Tag.IsEmpty ? scalar.Style is not (ScalarStyle.Plain or ScalarStyle.Any)
            : scalar.Tag.IsNonSpecific || scalar.Tag.Value == TextTag;
        if (!isText)
        {
            if (value.Length == 0 || value == "~")
            {
                text.Append("null");
                return;
            }

            if (MayBePlain().IsMatch(value))
            {
                text.Append(value);
                return;
            }
        }

        AppendQuoted(text, value);
    }

    private static void AppendQuoted(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var rune in value.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append(@"\\"),
                '\n' => text.Append("\\n"),
                '\t' => text.Append("\\t"),
                < 0x20 or (>= 0x7f and <= 0x9f) or 0x2028 or 0x2029 or 0xfeff =>
                    text.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}"),
                _ => text.Append(rune.ToString()),
            };
        }

        text.Append('"');
    }

    /// <summary>Its indentation and its end are unmistakable.</summary>
    private static bool IsSimpleBlock(string lines) =>
        lines.Length > 1
        && lines[^1] == '\n'
        && lines[^2] != '\n'
        && lines[0] is not (' ' or '\n' or '\t')
        && lines.All(c => c is '\n' or '\t' or (>= ' ' and <= '~'));

    [GeneratedRegex(
        "^(-?[0-9.][A-Za-z0-9._+~-]*|[A-Za-z_+][A-Za-z0-9._+~-]*)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex MayBePlain();
}
