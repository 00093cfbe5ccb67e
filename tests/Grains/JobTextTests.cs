using System.Text;
using Boxyard.Jobs;
using FsCheck;
using FsCheck.Fluent;

namespace Boxyard.Tests.Grains;

public sealed class JobTextTests
{
    [Theory]
    [InlineData("5", "5")]
    [InlineData("-5", "-5")]
    [InlineData("+5", "5")]
    [InlineData("0", "0")]
    [InlineData("123456789012345678901234567890", "123456789012345678901234567890")]
    [InlineData("1.50", "1.50")]
    [InlineData("22.10", "22.10")]
    [InlineData("1.5e3", "1.5e3")]
    [InlineData(".5", "0.5")]
    [InlineData("-.5", "-0.5")]
    [InlineData("5.", "5.0")]
    [InlineData("true", "true")]
    [InlineData("False", "false")]
    [InlineData("~", "null")]
    [InlineData("", "null")]
    [InlineData("NULL", "null")]
    [InlineData("yes", "\"yes\"")]
    [InlineData("off", "\"off\"")]
    [InlineData("0x10", "\"0x10\"")]
    [InlineData("010", "\"010\"")]
    [InlineData("1e3", "\"1e3\"")]
    [InlineData("1_000", "\"1_000\"")]
    [InlineData("1.2.3", "\"1.2.3\"")]
    [InlineData("2021-02-04", "\"2021-02-04\"")]
    [InlineData("12:30", "\"12:30\"")]
    [InlineData(".", "\".\"")]
    [InlineData("-", "[null]")]
    [InlineData("+", "\"\\u002B\"")]
    [InlineData(".inf", "\".inf\"")]
    [InlineData("'5'", "\"5\"")]
    [InlineData("\"true\"", "\"true\"")]
    [InlineData("!!str 5", "\"5\"")]
    [InlineData("! 5", "\"5\"")]
    [InlineData("!!int 5", "5")]
    [InlineData("|\n  a\n  b\n", "\"a\\nb\\n\"")]
    public void A_yaml_scalar_is_what_people_mean(string scalar, string json)
    {
        var separator = scalar == "-" ? "\n" : " ";
        Assert.Equal(json, Single($"a:{separator}{scalar}")["a"]?.ToJsonString() ?? "null");
    }

    [Theory]
    [InlineData("""{"a": 123456789012345678901234567890, "b": 1.50, "c": "é", "d": [true, null]}""")]
    [InlineData("  {\"a\": 123456789012345678901234567890, \"b\": 1.50, \"c\": \"\\u00e9\", \"d\": [true, null]}\n")]
    public void Json_keeps_its_digits(string text) =>
        Assert.Equal("""{"a":123456789012345678901234567890,"b":1.50,"c":"\u00E9","d":[true,null]}""", Single(text).ToJsonString());

    [Fact]
    public void A_byte_order_mark_is_skipped() =>
        Assert.Equal("""{"a":1}""", Single("\ufeff{\"a\": 1}").ToJsonString());

    [Fact]
    public void An_alias_is_a_copy() =>
        Assert.Equal("""{"a":{"x":1},"b":{"x":1}}""", Single("a: &one {x: 1}\nb: *one").ToJsonString());

    [Fact]
    public void Merged_fields_fill_what_is_absent()
    {
        const string Text = "one: &one {x: 1, y: 1}\ntwo: &two {y: 2, z: 2}\nmine:\n  <<: [*one, *two]\n  x: 0\nalso:\n  <<: *one\n  '<<': 5";
        var job = Single(Text);
        Assert.Equal("""{"x":0,"y":1,"z":2}""", job["mine"]!.ToJsonString());
        Assert.Equal(["<<", "x", "y"], job["also"]!.AsObject().Select(field => field.Key));
    }

    [Theory]
    [InlineData("a: 1\nb: 2\na: 3", "a", 3, "Line 3, field 'a': This field is written twice. Remove one of them.")]
    [InlineData("{\"x\":\n {\"a\": 1,\n \"a\": 2}}", "x.a", 3, "Line 3, field 'x.a': This field is written twice. Remove one of them.")]
    [InlineData("x:\n  - a\n  - b: {c: *no}", "x.1.b.c", 3, "Line 3, field 'x.1.b.c': The alias *no has no anchor &no before it. Add the anchor or write the value.")]
    [InlineData("x: &x [*x]", "x.0", 1, "Line 1, field 'x.0': The alias *x stands inside its own anchor. Write the value.")]
    [InlineData("a: \"x\\0y\"", "a", 1, "Line 1, field 'a': There is a NUL character. Remove it.")]
    [InlineData("{\"a\": \"x\\u0000y\"}", "a", 1, "Line 1, field 'a': There is a NUL character. Remove it.")]
    [InlineData("a: 1\nb: \0", null, 2, "Line 2: There is a NUL character. Remove it.")]
    [InlineData("{\"a\": \"\\ud800\"}", "a", 1, "Line 1, field 'a': A text holds half of a surrogate pair (such as \\ud800). Write both halves or remove it.")]
    [InlineData("? [a]\n: 1", null, 1, "Line 1: A field's name must be plain text, not a list, an object or an alias.")]
    [InlineData("a: {<<: 5}", "a.<<", 1, "Line 1, field 'a.<<': A merge key takes an object or a list of objects, such as `<<: *defaults`.")]
    [InlineData("a: !!binary eA==", "a", 1, "Line 1, field 'a': The tag tag:yaml.org,2002:binary is not supported. Remove it.")]
    [InlineData("a: !!set {b}", "a", 1, "Line 1, field 'a': The tag tag:yaml.org,2002:set is not supported. Remove it.")]
    [InlineData("a: !!int x", "a", 1, "Line 1, field 'a': The value is not what its tag !!int says. Remove the tag or correct the value.")]
    [InlineData("a: 1\n---\nb: 1", null, 2, "Line 2: A second YAML document starts here. Send one job, or use the batch address.")]
    [InlineData("", null, null, "The text is empty; a job is an object of fields, such as `suite: iperf`.")]
    [InlineData("just text", null, null, "The text is a text; a job is an object of fields, such as `suite: iperf`.")]
    [InlineData("- a", null, null, "The text is a list; a job is an object of fields, such as `suite: iperf`.")]
    [InlineData("[{\"a\": 1}]", null, null, "The text is a list; a job is an object of fields, such as `suite: iperf`.")]
    public void A_mistake_is_named_with_its_place(string text, string? field, int? line, string message) =>
        Assert.Equal(new JobError { Field = field, Line = line, Message = message }, Error(text));

    [Theory]
    [InlineData("{\"a\": 1", 1)]
    [InlineData("{\"a\": 1}\n x", 2)]
    [InlineData("a: 1\n  b: 2", 2)]
    [InlineData("a: 1\nb: [1", 3)]
    [InlineData("a: 1\nb: 'x\nc: 1", 2)]
    [InlineData("a: 1\nb: @x", 2)]
    public void Broken_syntax_is_named_with_its_line(string text, int line) => Assert.Equal(line, Error(text).Line);

    [Theory]
    [InlineData("{suite: a, list: [b, c]}", """{"suite":"a","list":["b","c"]}""")]
    [InlineData("{\"suite\": a,\n}", """{"suite":"a"}""")]
    public void Yaml_in_flow_form_is_read_though_it_begins_as_json(string text, string read)
    {
        Assert.Equal(read, Single(text).ToJsonString());
        Assert.Equal(
            [read], JobText.ParseMany(Encoding.UTF8.GetBytes($"[{text}]")).Jobs.Select(job => job.ToJsonString()));
    }

    [Fact]
    public void What_is_called_json_is_read_as_nothing_else() => Assert.Equal(
        2, Assert.Single(JobText.Parse("{\"a\": 1,\n}"u8, JobTextFormat.Json).Errors).Line);

    [Fact]
    public void Text_that_is_not_utf8_is_refused() =>
        Assert.Equal(
            "The text is not valid UTF-8. Save it as UTF-8 and send it again.",
            Assert.Single(JobText.Parse([(byte)'a', (byte)':', 0xff]).Errors).Message);

    [Fact]
    public void A_text_that_is_too_large_is_refused() =>
        Assert.Equal(
            "The text has 4194305 bytes; at most 4194304 are accepted. Send less.",
            Assert.Single(JobText.Parse(new byte[(4 << 20) + 1]).Errors).Message);

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{\"a\":", "}")]
    public void Nesting_ends_at_64_levels(string open, string close)
    {
        string Nested(int levels) => "{\"x\": " + Repeat(open, levels) + "1" + Repeat(close, levels) + "}";
        foreach (var format in new[] { JobTextFormat.Json, JobTextFormat.Yaml })
        {
            Assert.True(JobText.Parse(Encoding.UTF8.GetBytes(Nested(63)), format).IsValid);
            var error = Assert.Single(JobText.Parse(Encoding.UTF8.GetBytes(Nested(64)), format).Errors);
            Assert.EndsWith(
                "The text is nested deeper than 64 levels. Flatten it.", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Aliases_do_not_hide_depth()
    {
        var text = "a0: &a0 [1]\n" + string.Concat(Enumerable.Range(1, 70).Select(n => $"a{n}: &a{n} [*a{n - 1}]\n"));
        Assert.EndsWith(
            "The text is nested deeper than 64 levels. Flatten it.", Error(text).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[x, x, x, x, x, x, x, x, x, x]", "values")]
    [InlineData("{k0: x, k1: x, k2: x, k3: x, k4: x, k5: x, k6: x, k7: x, k8: x, k9: x}", "values")]
    public void Aliases_cannot_grow_without_end(string first, string kind)
    {
        var text = $"a0: &a0 {first}\n" + string.Concat(
            Enumerable.Range(1, 9).Select(n => $"a{n}: &a{n} [{Repeat($"*a{n - 1},", 10)}]\n"));
        Assert.Contains($"more than 250000 {kind}", Error(text).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Aliases_of_a_long_text_cannot_grow_without_end()
    {
        var text = $"a: &a {new string('x', 1 << 20)}\nb: [*a, *a, *a, *a]";
        Assert.Contains("more than 4194304 characters", Error(text).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""[{"suite": "a"}, {"suite": "b"}]""")]
    [InlineData("- suite: a\n- suite: b")]
    [InlineData("suite: a\n---\nsuite: b\n")]
    [InlineData("---\n- suite: a\n---\nsuite: b\n...\n")]
    public void A_batch_is_a_list_or_many_documents(string text) =>
        Assert.Equal(
            ["a", "b"], JobText.ParseMany(Encoding.UTF8.GetBytes(text)).Jobs.Select(job => (string)job["suite"]!));

    [Fact]
    public void All_entries_of_a_batch_that_are_no_jobs_are_named()
    {
        var outcome = JobText.ParseMany("[{}, 5, null]"u8);
        Assert.Empty(outcome.Jobs);
        Assert.Equal(
            [
                "Job 2 is a number; a job is an object of fields, such as `suite: iperf`.",
                "Job 3 is empty; a job is an object of fields, such as `suite: iperf`.",
            ],
            outcome.Errors.Select(error => error.Message));
    }

    [Fact]
    public void A_batch_has_at_most_10000_jobs()
    {
        Assert.Equal(10_000, JobText.ParseMany(Encoding.UTF8.GetBytes("[" + Repeat("{},", 9_999) + "{}]")).Jobs.Length);
        var error = Assert.Single(
            JobText.ParseMany(Encoding.UTF8.GetBytes("[" + Repeat("{},", 10_000) + "{}]")).Errors);
        Assert.Equal("The text holds 10001 jobs; a batch has 1 to 10000.", error.Message);
    }

    [Fact]
    public void No_bytes_make_the_reader_throw()
    {
        string[] pieces =
        [
            "a", ":", " ", "\n", "- ", "[", "]", "{", "}", ",", "\"", "'", "&a ", "*a", "<<", "!", "!!int",
            "|", ">", "%", "#", "?", "\\", "\t", "\0", "5", ".", "e9", "---\n", "\ud83d\ude00", "\\ud800",
        ];
        var gen = Gen.ListOf(Gen.Elements(pieces)).Select(parts => Encoding.UTF8.GetBytes(string.Concat(parts)));
        Prop.ForAll(gen.ToArbitrary(), body =>
        {
            foreach (var format in Enum.GetValues<JobTextFormat>())
            {
                var outcome = JobText.ParseMany(body, format);
                Assert.Equal(outcome.IsValid, !outcome.Jobs.IsEmpty);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    private static System.Text.Json.Nodes.JsonObject Single(string text)
    {
        var outcome = JobText.Parse(Encoding.UTF8.GetBytes(text));
        Assert.Empty(outcome.Errors);
        return Assert.Single(outcome.Jobs);
    }

    private static JobError Error(string text)
    {
        var outcome = JobText.Parse(Encoding.UTF8.GetBytes(text));
        Assert.Empty(outcome.Jobs);
        return Assert.Single(outcome.Errors);
    }
}
