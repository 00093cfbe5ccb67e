using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Boxyard.Boot.Archive;
using FsCheck;
using FsCheck.Fluent;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Boxyard.Tests.Silo.Boot.Archive;

public sealed class YamlTextTests
{
    private static readonly string[] HardTexts =
    [
        "", " ", "a", "a b", " a", "a ", "a: b", "a:", "a:b", "a #b", "#a", "- a", "-", "---", "...", "? a", "!a", "&a", "*a", "%a", "@a", "`a`",
        "'", "\"", "{a}", "[a]", "a, b", "|", ">", "~", "null", "Null", "true", "TRUE", "yes", "No", "on", "off", "y", "N", "1", "1.5", "1e5", "0x10",
        "0o7", "017", "1_000", "1:30", "+1", "-1", ".5", ".inf", "-.INF", ".nan", "nan", "2021-02-04", "2021-02-04 10:00:00", "=", "<<", "\t", "a\tb", "\n",
        "a\n", "a\nb", "a\nb\n", "a\nb\n\n", "\na", "\n\n", " a\nb", "a\n b", "a\n\tb", "a\n\nb", "a \nb", "a\r\nb", "a\rb", "\u0000", "\u0007", "\u007f",
        "\u0085", "\u00a0", "\u2028", "\ufeff", "é", "漢字", "😀", "a😀\nb", "a\n---\nb", "a\n# b", "\\n", "C:\\x", new string('x', 300),
    ];

    [Fact]
    public void Hard_texts_come_back_as_the_same_texts()
    {
        foreach (var text in HardTexts)
        {
            Assert.Equal(
                text,
                ((YamlScalarNode)Parse(new JsonObject { ["key"] = text }).Children[new YamlScalarNode("key")]).Value);
            AssertComesBack(new JsonObject { ["a"] = new JsonArray(text, new JsonArray(text), new JsonObject { ["b"] = text }), ["z"] = 1 });
            AssertComesBack(new JsonObject { [text.Length < 200 ? text : "k"] = text });
        }
    }

    [Fact]
    public void Any_job_comes_back_as_it_was() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(300),
            Prop.ForAll(Jobs().ToArbitrary(), json => AssertComesBack(JsonNode.Parse(json)!.AsObject())));

    [Theory]
    [InlineData("1e5", "1.0e+5")]
    [InlineData("-2.5E-3", "-2.5e-3")]
    [InlineData("300", "300")]
    public void Numbers_are_numbers_in_yaml_1_1_too(string json, string expected) =>
        Assert.Equal($"key: {expected}\n", Write($$"""{"key": {{json}}}"""));

    [Fact]
    public void Several_lines_are_a_literal_block() =>
        Assert.Equal(
            "a:\n  b: |\n    one\n\n    two\n  c: |-\n    one\n    two\nd:\n  - |+\n    x\n    y\n\n  -\n    e: 1\n  - []\nf: {}\n",
            Write("""{"a": {"b": "one\n\ntwo\n", "c": "one\ntwo"}, "d": ["x\ny\n\n", {"e": 1}, []], "f": {}}"""));

    private static Gen<string> Jobs()
    {
        var texts = Gen.OneOf(Gen.Elements(HardTexts), ArbMap.Default.GeneratorFor<string>().Where(IsUnicode));
        var scalars = Gen.OneOf(
            texts.Select(text => JsonSerializer.Serialize(text)),
            ArbMap.Default.GeneratorFor<int>().Select(number => number.ToString(CultureInfo.InvariantCulture)),
            Gen.Elements("1e5", "0.25", "-0", "1E+20", "true", "false", "null", "{}", "[]"));
        // The size bounds every list, and lists of lists grow with its power.
        return Objects(2).Resize(8);

        Gen<string> Values(int depth) => depth == 0
            ? scalars
            : Gen.OneOf(
                scalars,
                Objects(depth - 1),
                Values(depth - 1).ListOf().Select(items => $"[{string.Join(',', items)}]"));

        Gen<string> Objects(int depth) =>
            from keys in texts.Where(key => key is { Length: < 200 }).ListOf()
            from values in Values(depth).ListOf(keys.Distinct().Count())
            select $"{{{string.Join(',', keys.Distinct().Zip(values, (key, value) => $"{JsonSerializer.Serialize(key)}:{value}"))}}}";
    }

    private static bool IsUnicode(string? text) =>
        text is not null && !text.EnumerateRunes().Any(rune => rune.Value == 0xfffd);

    private static void AssertComesBack(JsonObject job) => AssertSame(job, Parse(job));

    private static void AssertSame(JsonNode? expected, YamlNode actual)
    {
        switch (expected)
        {
            case JsonObject members:
                var mapping = Assert.IsType<YamlMappingNode>(actual);
                Assert.Equal(
                    members.Select(member => member.Key),
                    mapping.Children.Select(child => ((YamlScalarNode)child.Key).Value));
                foreach (var (member, child) in members.Zip(mapping.Children))
                {
                    AssertSame(member.Value, child.Value);
                }

                return;
            case JsonArray items:
                var sequence = Assert.IsType<YamlSequenceNode>(actual);
                Assert.Equal(items.Count, sequence.Children.Count);
                Array.ForEach([.. items.Zip(sequence.Children)], pair => AssertSame(pair.First, pair.Second));
                return;
            default:
                AssertSameScalar(expected, Assert.IsType<YamlScalarNode>(actual));
                return;
        }
    }

    private static void AssertSameScalar(JsonNode? expected, YamlScalarNode actual)
    {
        switch (expected?.GetValueKind())
        {
            case JsonValueKind.String:
                Assert.Equal(expected.GetValue<string>(), actual.Value);
                Assert.True(
                    actual.Style != ScalarStyle.Plain || StaysText(actual.Value!),
                    $"'{actual.Value}' would be read as another type.");
                return;
            case JsonValueKind.Number:
                Assert.Equal(ScalarStyle.Plain, actual.Style);
                Assert.Equal(
                    double.Parse(expected.ToJsonString(), CultureInfo.InvariantCulture), double.Parse(
                        actual.Value!, CultureInfo.InvariantCulture));
                return;
            default:
                Assert.Equal(ScalarStyle.Plain, actual.Style);
                Assert.Equal(expected?.ToJsonString() ?? "null", actual.Value);
                return;
        }
    }

    private static bool StaysText(string text) =>
        !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
        && (char.IsAsciiLetter(text[0]) || text[0] is '_' or '/')
        && text.ToUpperInvariant() is not ("NULL" or "TRUE" or "FALSE" or "YES" or "NO" or "ON" or "OFF" or "Y" or "N");

    private static YamlMappingNode Parse(JsonObject job)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(Write(job.ToJsonString())));
        return yaml.Documents.Count == 0 ? [] : (YamlMappingNode)yaml.Documents[0].RootNode;
    }

    private static string Write(string json) =>
        YamlText.Write(
            JsonSerializer.Deserialize<JsonElement>(json).EnumerateObject().Select(
                field => KeyValuePair.Create(field.Name, field.Value)));
}
